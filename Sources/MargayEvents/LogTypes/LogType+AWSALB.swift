extension LogType {
  /// Requests through an application load balancer.
  package static let awsALB = LogType(
    name: "AWS.ALB",
    times: [TimeField("timestamp")],
    shape: LogTypeShape(
      .init("type", .equals(["http", "https", "h2", "grpcs", "ws", "wss"])),
      .init("elb", .text), .init("clientIp", .text), .init("elbStatusCode", .scalar),
      .init("timestamp", .text)),
    indicators: [
      Indicator(.ipAddress, "clientIp"),
      Indicator(.ipAddress, "targetIp"),
      Indicator(.domainName, "domainName"),
      Indicator(.awsARN, "targetGroupArn"),
      Indicator(.awsARN, "chosenCertArn"),
      Indicator(.traceID, "traceId"),
      Indicator(.traceID, "connTraceId"),
    ],
    fields: KnownFields(
      """
      type timestamp elb clientIp clientPort targetIp targetPort requestProcessingTime
      targetProcessingTime responseProcessingTime elbStatusCode targetStatusCode receivedBytes
      sentBytes requestHttpMethod requestUrl:text requestHttpVersion userAgent:anycase sslCipher
      sslProtocol
      targetGroupArn traceId domainName:anycase chosenCertArn matchedRulePriority
      requestCreationTime
      actionsExecuted redirectUrl errorReason targetPortList targetStatusCodeList classification
      classificationReason connTraceId
      """))
}
