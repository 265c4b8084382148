extension LogType {
  /// Tenant log events of Auth0, as its log streams deliver them.
  package static let auth0Events = LogType(
    name: "Auth0.Events",
    times: [TimeField("data", "date")],
    shape: LogTypeShape(
      .init("log_id", .text),
      .init("data", .fields([.init("date", .text), .init("type", .text)]))),
    indicators: [
      Indicator(.ipAddress, "data.ip"),
      Indicator(.userName, "data.user_name"),
      Indicator(.domainName, "data.hostname"),
    ],
    // Facts: "Log events" of the Auth0 Management API reference and the pages of the event types, which are many and
    // become more; public test events have `scope` as a list too. Looked up in November 2026.
    fields: KnownFields(
      """
      log_id:text
      data{
        log_id:text date:text type:text description:text connection:text connection_id:text
        client_id:text client_name:text ip:text hostname:anycase user_id:text user_name:anycase
        user_agent:anycase audience scope strategy:text strategy_type:text isMobile:bool session_id
        organization_id organization_name tracking_id environment_name:text tenant_name:text
        details{*} auth0_client{*} location_info{*} references{*} security_context{*} *}
      """))
}
