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
    // Facts: the Event of audit.k8s.io/v1 in the Kubernetes API reference, where the verb of a request for no resource
    // is any HTTP method in lower case; looked up in November 2026.
    fields: KnownFields(
      """
      kind:text apiVersion:text level:text(None|Metadata|Request|RequestResponse) auditID:text
      stage:text(RequestReceived|ResponseStarted|ResponseComplete|Panic) requestURI:text
      verb:text(get|list|watch|create|update|patch|delete|deletecollection|connect|post|put|head|options|*)
      user{username:text uid:text groups:list extra{*}}
      impersonatedUser{username:text uid:text groups:list extra{*}}
      authenticationMetadata{impersonationConstraint:text} sourceIPs:list userAgent:anycase
      objectRef{
        resource:text namespace:text name:text uid:text apiGroup:text apiVersion:text
        resourceVersion:text subresource:text}
      responseStatus{
        kind:text apiVersion:text metadata{*} status:text message:text reason:text details{*}
        code:number}
      requestObject{*} responseObject{*} requestReceivedTimestamp:text stageTimestamp:text
      annotations{*}
      """))
}
