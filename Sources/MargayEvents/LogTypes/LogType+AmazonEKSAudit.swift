extension LogType {
  /// Requests to the Kubernetes API server of a cluster, from its audit log.
  package static let amazonEKSAudit = LogType(
    name: "Amazon.EKS.Audit",
    times: [TimeField("requestReceivedTimestamp")],
    shape: LogTypeShape(
      .init("kind", .equals(["Event"])), .init("apiVersion", .begins("audit.k8s.io/")),
      .init("auditID", .text), .init("verb", .text)),
    indicators: [
      Indicator(.ipAddress, "sourceIPs[*]"),
      Indicator(.userName, "user.username"),
      Indicator(.userName, "impersonatedUser.username"),
      Indicator(.traceID, "auditID"),
    ],
    fields: KnownFields(
      """
      kind apiVersion level:text(None|Metadata|Request|RequestResponse) auditID
      stage:text(RequestReceived|ResponseStarted|ResponseComplete|Panic) requestURI:text
      verb:text(get|list|watch|create|update|patch|delete|deletecollection|connect|post|put|head|options)
      user{username:text uid:text groups:list extra{*}} impersonatedUser{username:text uid:text
      groups:list extra{*}}
      authenticationMetadata{impersonationConstraint} sourceIPs:list userAgent:anycase
      objectRef{
        resource:text namespace:text name:text uid:text apiGroup:text apiVersion:text
        resourceVersion:text
        subresource:text}
      responseStatus{kind apiVersion metadata{*} status message reason details{*} code:number}
      requestObject{*} responseObject{*} requestReceivedTimestamp stageTimestamp annotations{*}
      """))
}
