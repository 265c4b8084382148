extension LogType {
  /// Requests to an Nginx server, from the access log in its combined format.
  package static let nginxAccess = LogType(
    name: "Nginx.Access",
    times: [TimeField("time")],
    shape: LogTypeShape(
      .init("remoteAddr", .text), .init("request", .text), .init("status", .scalar),
      .init("bodyBytesSent", .scalar), .init("time", .text)),
    indicators: [
      Indicator(.ipAddress, "remoteAddr"),
      Indicator(.userName, "remoteUser"),
    ],
    fields: KnownFields(
      """
      remoteAddr remoteUser time request:text status bodyBytesSent httpReferer:text
      httpUserAgent:anycase *
      """))
}
