public import MargayEvents

/// Results of osquery's scheduled queries.
public enum Osquery {
  /// The name of the log type.
  public static let logType = "Osquery.Differential"

  /// Whether the row was added, by a query whose name ends with a text.
  public static func isAdded(_ event: Event, query: Text) -> Bool {
    event["action"] == "added" && event["name"].hasSuffix(query)
  }
}
