public import MargayEvents

/// Events of nginx access logs.
public enum NginxAccess {
  /// The name of the log type.
  public static let logType = "Nginx.Access"

  /// The method and the target of the request line, `GET /path?query HTTP/1.1`; nil for anything else.
  public static func request(_ event: Event) -> (method: Text, target: Text)? {
    guard let parts = event["request"].text?.split(separator: " "), parts.count == 3 else {
      return nil
    }
    return (parts[0], parts[1])
  }

  /// Whether the request was answered with success, a status of 200 to 299.
  public static func isSuccess(_ event: Event) -> Bool {
    event["status"] >= 200 && event["status"] <= 299
  }
}
