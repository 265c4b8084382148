extension LogType {
  /// Events of an Okta organisation, from its System Log.
  package static let oktaSystemLog = LogType(
    name: "Okta.SystemLog",
    times: [TimeField("published")],
    shape: LogTypeShape(
      .init("uuid", .text), .init("published", .text), .init("eventType", .text),
      .init("actor", .object), .init("outcome", .object)),
    indicators: [
      Indicator(.ipAddress, "client.ipAddress"),
      Indicator(.ipAddress, "request.ipChain[*].ip"),
      Indicator(.emailAddress, "actor.alternateId"),
      Indicator(.emailAddress, "target[*].alternateId"),
      Indicator(.userName, "actor.displayName"),
      Indicator(.domainName, "securityContext.domain"),
      Indicator(.traceID, "transaction.id"),
      Indicator(.traceID, "authenticationContext.externalSessionId"),
    ],
    // Facts: LogEvent of the Okta Management API reference, and Panther's parser, which has `details` of an actor and
    // of a target; looked up in November 2026.
    fields: KnownFields(
      """
      uuid:text published:text eventType:text version:text severity:text(DEBUG|INFO|WARN|ERROR)
      legacyEventType:text displayMessage:text
      actor{
        id:text type:text alternateId:anycase displayName:text detailEntry{*} details{*}}
      client{
        id:text device:text zone:text ipAddress:text
        userAgent{rawUserAgent:anycase os:text browser:text}
        geographicalContext{
          city:text state:text country:text postalCode:text geolocation{lat:number lon:number}}}
      device{
        id:text name:text os_platform:text os_version:text managed:bool registered:bool
        device_integrator disk_encryption_type:text screen_lock_type:text jailbreak:bool
        secure_hardware_present:bool *}
      outcome{
        result:text(SUCCESS|FAILURE|SKIPPED|ALLOW|DENY|CHALLENGE|UNKNOWN|RATE_LIMIT|DEFERRED|SCHEDULED|ABANDONED|UNANSWERED)
        reason:text}
      target[]{
        id:text type:text alternateId:anycase displayName:text detailEntry{*} details{*}
        changeDetails{*}}
      transaction{id:text type:text(WEB|JOB|*) detail{*}}
      debugContext{debugData{*}}
      authenticationContext{
        authenticationProvider:text authenticationStep:number credentialProvider:text
        credentialType:text externalSessionId:text rootSessionId:text interface:text
        issuer{id:text type:text}}
      securityContext{
        asNumber:number asOrg:text isp:text domain:anycase isProxy:bool botProtection{level:text *}
        ipDetails{*} userBehaviors[]{id:text name:text result:text *}
        risk{
          level:text(LOW|MEDIUM|HIGH|*) previousLevel:text(LOW|MEDIUM|HIGH|*) reasons:list
          detectionName:text issuer:text *}}
      request{
        ipChain[]{
          ip:text version:text source:text ipDetails{*}
          geographicalContext{
            city:text state:text country:text postalCode:text geolocation{lat:number lon:number}}}}
      """))
}
