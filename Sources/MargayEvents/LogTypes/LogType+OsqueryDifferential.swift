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
    // Facts: "Logging" in the osquery documentation, whose results have `hostIdentifier` or `hostname` and numbers as
    // text unless a flag says otherwise, and Panther's parser; looked up in November 2026.
    fields: KnownFields(
      """
      name:text hostIdentifier:anycase hostname:anycase calendarTime:text unixTime:numberOrText
      epoch:numberOrText counter:numberOrText numerics logNumericsAsNumbers log_type:text
      logType:text decorations{*} columns{*} action:text(added|removed)
      """))
}
