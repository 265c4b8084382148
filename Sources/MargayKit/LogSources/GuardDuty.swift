public import MargayEvents

/// Findings of Amazon GuardDuty.
public enum GuardDuty {
  /// The name of the log type.
  public static let logType = "AWS.GuardDuty"

  /// Whether the finding is a sample that somebody had made.
  public static func isSample(_ event: Event) -> Bool {
    event["service", "additionalInfo", "sample"] == true || event["title"].contains("[SAMPLE]")
  }
}
