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
      Indicator(.emailAddress, "protoPayload.authenticationInfo.principalEmail"),
      Indicator(.traceID, "trace"),
      Indicator(.traceID, "spanId"),
    ],
    fields: KnownFields(
      """
      logName:text insertId:text timestamp receiveTimestamp
      severity:text(DEFAULT|DEBUG|INFO|NOTICE|WARNING|ERROR|CRITICAL|ALERT|EMERGENCY) labels{*}
      metadata{*} trace spanId
      traceSampled resource{type labels{*}} operation{id producer first last}
      sourceLocation{file line function} split{uid index totalSplits} errorGroups[]{id}
      httpRequest{
        requestMethod requestUrl requestSize status responseSize userAgent remoteIp serverIp
        referer latency cacheLookup cacheHit cacheValidatedWithOriginServer cacheFillBytes
        protocol}
      protoPayload{
        @type serviceName:text methodName:text resourceName:text numResponseItems
        resourceLocation{currentLocations originalLocations} resourceOriginalState{*}
        status{code:number message details[]{*}}
        authenticationInfo{
          principalEmail:text principalSubject authoritySelector serviceAccountKeyName
          thirdPartyPrincipal{*} serviceAccountDelegationInfo[]{*} oauthInfo{*}}
        authorizationInfo[]{
          resource permission:text granted:bool permissionType resourceAttributes{*}}
        policyViolationInfo{*}
        requestMetadata{
          callerIp:text callerSuppliedUserAgent:anycase callerNetwork requestAttributes{*}
          destinationAttributes{*}}
        request{*} response{*} metadata{*} serviceData{*}}
      """))
}
