extension LogType {
  /// Activities of Google Workspace, as the Reports API lists them: several events under one actor and time.
  package static let gsuiteReports = LogType(
    name: "GSuite.Reports",
    times: [TimeField("id", "time")],
    shape: LogTypeShape(
      .init("kind", .equals(["admin#reports#activity"])), .init("events", .list),
      .init("id", .fields([.init("applicationName", .text), .init("time", .text)]))),
    indicators: [
      Indicator(.ipAddress, "ipAddress"),
      Indicator(.emailAddress, "actor.email"),
      Indicator(.domainName, "ownerDomain"),
    ],
    // Facts: Activity of the Admin SDK Reports API reference, in whose JSON a number of 64 bits is text, and Panther's
    // parser, which makes a number of it; looked up in November 2026.
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
      events[]{
        type:text name:text resourceIds:list
        status{eventStatus:text errorCode:text errorMessage:text httpStatusCode:number}
        parameters[]{
          name:text value:text intValue:numberOrText boolValue:bool multiValue:list
          multiIntValue:list multiBoolValue:list messageValue{*} multiMessageValue[]{*}}
        sensitiveParameters[]{
          name:text value:text intValue:numberOrText boolValue:bool multiValue:list
          multiIntValue:list multiBoolValue:list messageValue{*} multiMessageValue[]{*}}}
      """))
}
