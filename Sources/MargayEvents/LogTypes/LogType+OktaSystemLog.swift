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
    fields: KnownFields(
      """
      uuid:text published:text eventType:text version severity:text(DEBUG|INFO|WARN|ERROR)
      legacyEventType:text displayMessage:text
      actor{id:text type:text alternateId:anycase displayName:text detailEntry{*}}
      client{
        id device zone:text ipAddress:text userAgent{rawUserAgent:anycase os browser}
        geographicalContext{city state country postalCode geolocation{lat lon}}}
      device{
        id name os_platform os_version managed:bool registered:bool device_integrator
        disk_encryption_type
        screen_lock_type jailbreak secure_hardware_present *}
      outcome{
        result:text(SUCCESS|FAILURE|SKIPPED|ALLOW|DENY|CHALLENGE|UNKNOWN|RATE_LIMIT|DEFERRED|SCHEDULED|ABANDONED|UNANSWERED)
        reason:text}
      target[]{id:text type:text alternateId:anycase displayName:text detailEntry{*}
      changeDetails{*}}
      transaction{id type detail{*}}
      debugContext{debugData{*}}
      authenticationContext{
        authenticationProvider authenticationStep credentialProvider credentialType
        externalSessionId rootSessionId interface issuer{id type}}
      securityContext{asNumber:number asOrg:text isp:text domain:anycase isProxy:bool ipDetails{*}
      userBehaviors{*} risk{*}}
      request{
        ipChain[]{
          ip version source
          geographicalContext{city state country postalCode geolocation{lat lon}}}}
      """))
}
