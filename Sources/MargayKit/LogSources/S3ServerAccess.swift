public import MargayEvents

/// Events of S3 server access logs.
public enum S3ServerAccess {
  /// The name of the log type.
  public static let logType = "AWS.S3ServerAccess"

  /// Whether the request was answered with success, a status of 200 to 299.
  public static func isSuccess(_ event: Event) -> Bool {
    event["httpstatus"] >= 200 && event["httpstatus"] <= 299
  }
}
