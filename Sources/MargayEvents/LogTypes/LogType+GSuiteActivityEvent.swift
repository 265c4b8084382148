extension LogType {
  /// Single events of Google Workspace: an activity of the Reports API for each of its events, with its parameters
  /// by name.
  package static let gsuiteActivityEvent = LogType(
    name: "GSuite.ActivityEvent",
    times: [TimeField("id", "time")],
    shape: LogTypeShape(
      .init("id", .fields([.init("applicationName", .text), .init("time", .text)])),
      .init("actor", .object), .init("type", .text), .init("name", .text)),
    indicators: [
      Indicator(.ipAddress, "ipAddress"),
      Indicator(.emailAddress, "actor.email"),
      Indicator(.domainName, "ownerDomain"),
    ],
    // Facts: Activity of the Admin SDK Reports API reference, each event under its activity with its parameters by
    // name, as in public test events; looked up in November 2026.
    fields: KnownFields(
      """
      kind:text etag:text
      id{time:text uniqueQualifier:text applicationName:text customerId:text}
      actor{
        callerType:text email:text profileId:text key:text
        applicationInfo{oauthClientId:text applicationName:text impersonation:bool}
        agentAttributionInfo{*}}
      ownerDomain:text ipAddress:text
      networkInfo{ipAsn:list regionCode:text subdivisionCode:text} userDeviceInfo{*}
      isAgenticAction:bool resourceDetails[]{*}
      type:text name:text resourceIds:list
      status{eventStatus:text errorCode:text errorMessage:text httpStatusCode:number}
      parameters{*} sensitiveParameters{*}
      """))
}
