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

/// Events of AWS application load balancers.
public enum ALBAccess {
  /// The name of the log type.
  public static let logType = "AWS.ALB"
}

/// Events of S3 server access logs.
public enum S3ServerAccess {
  /// The name of the log type.
  public static let logType = "AWS.S3ServerAccess"

  /// Whether the request was answered with success, a status of 200 to 299.
  public static func isSuccess(_ event: Event) -> Bool {
    event["httpstatus"] >= 200 && event["httpstatus"] <= 299
  }
}
