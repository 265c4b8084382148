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
    // Facts: the combined format in the documentation of ngx_http_log_module, and Panther's parser for the names and
    // kinds; looked up in November 2026.
    fields: KnownFields(
      """
      remoteAddr:text remoteUser:text time:text request:text status:numberOrText
      bodyBytesSent:numberOrText httpReferer:text httpUserAgent:anycase *
      """))
}
