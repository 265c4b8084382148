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
    // Facts: "Access logs for your Application Load Balancer" in the AWS user guide, whose lines grow at their end,
    // and Panther's parser for the names and kinds; looked up in November 2026.
    fields: KnownFields(
      """
      type:text(http|https|h2|grpcs|ws|wss|*) timestamp:text elb:text clientIp:text
      clientPort:numberOrText targetIp:text targetPort:numberOrText
      requestProcessingTime:numberOrText targetProcessingTime:numberOrText
      responseProcessingTime:numberOrText elbStatusCode:numberOrText targetStatusCode:numberOrText
      receivedBytes:numberOrText sentBytes:numberOrText requestHttpMethod:text requestUrl:text
      requestHttpVersion:text userAgent:anycase sslCipher:text sslProtocol:text targetGroupArn:text
      traceId:text domainName:anycase chosenCertArn:text matchedRulePriority:numberOrText
      requestCreationTime:text actionsExecuted redirectUrl:text errorReason:text targetPortList
      targetStatusCodeList classification:text classificationReason:text connTraceId:text *
      """))
}
