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
    fields: KnownFields(
      """
      log_id
      data{
        log_id date type:text description connection connection_id client_id client_name ip:text
        hostname
        user_id user_name user_agent:anycase audience scope strategy strategy_type isMobile:bool
        session_id
        organization_id organization_name tracking_id environment_name tenant_name
        details{*} auth0_client{*} location_info{*} references{*} security_context{*} *}
      """))
}
