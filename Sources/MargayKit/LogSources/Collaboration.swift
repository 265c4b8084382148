public import MargayEvents

/// Events of the audit log of GitHub organizations.
public enum GitHubAudit {
  /// The name of the log type.
  public static let logType = "GitHub.Audit"

  /// Who acted.
  public static func actor(_ event: Event) -> String { event.shown("actor") }
}

/// Events of Google Workspace, in the form of the Reports API's activities.
public enum GoogleWorkspace {
  /// The name of the log type of whole activities.
  public static let reports = "GSuite.Reports"
  /// The name of the log type of single events.
  public static let activityEvent = "GSuite.ActivityEvent"
}

/// Events of an Auth0 tenant.
public enum Auth0 {
  /// The name of the log type.
  public static let logType = "Auth0.Events"
}

/// Results of osquery's scheduled queries.
public enum Osquery {
  /// The name of the log type.
  public static let logType = "Osquery.Differential"

  /// Whether the row was added, by a query whose name ends with a text.
  public static func isAdded(_ event: Event, query: Text) -> Bool {
    event["action"] == "added" && event["name"].hasSuffix(query)
  }
}
