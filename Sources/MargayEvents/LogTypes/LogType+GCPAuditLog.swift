extension LogType {
  /// Audit log entries of Google Cloud.
  package static let gcpAuditLog = LogType(
    name: "GCP.AuditLog",
    times: [TimeField("timestamp"), TimeField("receiveTimestamp")],
    shape: LogTypeShape(
      .init("logName", .text), .init("insertId", .text), .init("resource", .object),
      .init("protoPayload", .fields([.init("serviceName", .text), .init("methodName", .text)]))),
    indicators: [
      Indicator(.ipAddress, "protoPayload.requestMetadata.callerIp"),
      Indicator(.ipAddress, "protoPayload.requestMetadata.callerIP"),
      Indicator(.emailAddress, "protoPayload.authenticationInfo.principalEmail"),
      Indicator(.traceID, "trace"),
      Indicator(.traceID, "spanId"),
    ],
    // Facts: LogEntry of the Cloud Logging API reference and AuditLog of the Service Control API reference, in whose
    // JSON a number of 64 bits is text, and Panther's parser, which makes a number of it and writes `callerIP`;
    // `at_sign_type` is from public test events. Looked up in November 2026.
    fields: KnownFields(
      """
      logName:text insertId:text timestamp:text receiveTimestamp:text
      severity:text(DEFAULT|DEBUG|INFO|NOTICE|WARNING|ERROR|CRITICAL|ALERT|EMERGENCY) labels{*}
      metadata{*} trace:text spanId:text traceSampled:bool resource{type:text labels{*}}
      operation{id:text producer:text first:bool last:bool}
      sourceLocation{file:text line:numberOrText function:text}
      split{uid:text index:number totalSplits:number} errorGroups[]{id:text}
      apphub{*} apphubDestination{*} apphubSource{*} otel{*}
      httpRequest{
        requestMethod:text requestUrl:text requestSize:numberOrText status:number
        responseSize:numberOrText userAgent:anycase remoteIp:text serverIp:text referer:text
        latency:text cacheLookup:bool cacheHit:bool cacheValidatedWithOriginServer:bool
        cacheFillBytes:numberOrText protocol:text}
      protoPayload{
        @type:text at_sign_type:text serviceName:text methodName:text resourceName:text
        numResponseItems:numberOrText apiVersionIdentifier:text callerAgent{*}
        resourceLocation{currentLocations:list originalLocations:list} resourceOriginalState{*}
        status{code:number message:text details[]{*}}
        authenticationInfo{
          principalEmail:text principalSubject:text authoritySelector:text
          serviceAccountKeyName:text thirdPartyPrincipal{*} serviceAccountDelegationInfo[]{*}
          serviceDelegationHistory{*} loggableShortLivedCredential{*} oauthInfo{*}}
        authorizationInfo[]{
          resource:text permission:text granted:bool
          permissionType:text(ADMIN_READ|ADMIN_WRITE|DATA_READ|DATA_WRITE|*)
          privilegedAccessManagerMetadata{*} resourceAttributes{*}}
        policyViolationInfo{*}
        requestMetadata{
          callerIp:text callerIP:text callerSuppliedUserAgent:anycase callerNetwork:text
          requestAttributes{*} destinationAttributes{*}}
        request{*} response{*} metadata{*} serviceData{*}}
      """))
}
