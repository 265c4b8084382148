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
    fields: KnownFields(
      """
      kind etag id{time uniqueQualifier applicationName customerId}
      actor{
        callerType email:text profileId key
        applicationInfo{oauthClientId applicationName impersonation}}
      ownerDomain ipAddress networkInfo{ipAsn regionCode subdivisionCode} type:text name:text
      parameters{*}
      """))
}
