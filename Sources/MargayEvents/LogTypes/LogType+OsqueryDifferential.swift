extension LogType {
  /// Rows that a scheduled query of osquery saw appear or disappear.
  package static let osqueryDifferential = LogType(
    name: "Osquery.Differential",
    times: [TimeField("unixTime", unit: .seconds)],
    shape: LogTypeShape(
      .init("name", .text), .init("hostIdentifier", .text), .init("unixTime", .scalar),
      .init("columns", .object), .init("action", .equals(["added", "removed"]))),
    indicators: [
      Indicator(.domainName, "hostIdentifier"),
      Indicator(.ipAddress, "columns.remote_address"),
      Indicator(.ipAddress, "columns.local_address"),
      Indicator(.userName, "columns.username"),
      Indicator(.md5, "columns.md5"),
      Indicator(.sha256, "columns.sha256"),
    ],
    fields: KnownFields(
      """
      name hostIdentifier:anycase calendarTime unixTime epoch counter numerics decorations{*}
      columns{*} action:text(added|removed)
      """))
}
