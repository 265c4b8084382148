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
    fields: KnownFields(
      """
      kind etag id{time uniqueQualifier applicationName customerId}
      actor{
        callerType email:text profileId:text key
        applicationInfo{oauthClientId applicationName impersonation}}
      ownerDomain ipAddress networkInfo{ipAsn regionCode subdivisionCode} resourceDetails[]{*}
      events[]{
        type name resourceIds
        status{eventStatus errorCode errorMessage httpStatusCode}
        parameters[]{
          name value intValue boolValue:bool multiValue:list multiIntValue multiBoolValue
          messageValue{*}
          multiMessageValue[]{*}}}
      """))
}
