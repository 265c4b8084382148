public import MargayEvents

/// Events of Google Cloud audit logs.
public enum GCPAuditLog {
  /// The name of the log type.
  public static let logType = "GCP.AuditLog"

  /// Whether the call succeeded: its status code is missing or 0.
  public static func isSuccess(_ event: Event) -> Bool {
    event["protoPayload", "status", "code"].isNullOrEmpty
  }

  /// Who made the call.
  public static func actor(_ event: Event) -> String {
    event.shown("protoPayload.authenticationInfo.principalEmail")
  }
}
