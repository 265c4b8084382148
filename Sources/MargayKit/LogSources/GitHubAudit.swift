public import MargayEvents

/// Events of the audit log of GitHub organizations.
public enum GitHubAudit {
  /// The name of the log type.
  public static let logType = "GitHub.Audit"

  /// Who acted.
  public static func actor(_ event: Event) -> String { event.shown("actor") }
}
