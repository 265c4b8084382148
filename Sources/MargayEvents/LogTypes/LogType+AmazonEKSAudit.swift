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
      kind apiVersion level auditID stage requestURI verb
      user{username uid groups extra{*}} impersonatedUser{username uid groups extra{*}}
      authenticationMetadata{impersonationConstraint} sourceIPs userAgent
      objectRef{resource namespace name uid apiGroup apiVersion resourceVersion subresource}
      responseStatus{kind apiVersion metadata{*} status message reason details{*} code}
      requestObject{*} responseObject{*} requestReceivedTimestamp stageTimestamp annotations{*}
      """))
}
