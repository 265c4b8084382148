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
      logName insertId timestamp receiveTimestamp severity labels{*} metadata{*} trace spanId
      traceSampled resource{type labels{*}} operation{id producer first last}
      sourceLocation{file line function} split{uid index totalSplits} errorGroups[]{id}
      httpRequest{
        requestMethod requestUrl requestSize status responseSize userAgent remoteIp serverIp
        referer latency cacheLookup cacheHit cacheValidatedWithOriginServer cacheFillBytes
        protocol}
      protoPayload{
        @type serviceName methodName resourceName numResponseItems
        resourceLocation{currentLocations originalLocations} resourceOriginalState{*}
        status{code message details[]{*}}
        authenticationInfo{
          principalEmail principalSubject authoritySelector serviceAccountKeyName
          thirdPartyPrincipal{*} serviceAccountDelegationInfo[]{*} oauthInfo{*}}
        authorizationInfo[]{
          resource permission granted permissionType resourceAttributes{*}}
        policyViolationInfo{*}
        requestMetadata{
          callerIp callerSuppliedUserAgent callerNetwork requestAttributes{*}
          destinationAttributes{*}}
        request{*} response{*} metadata{*} serviceData{*}}
      """))
}
