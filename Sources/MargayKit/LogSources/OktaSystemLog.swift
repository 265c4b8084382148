public import MargayEvents

/// Events of the Okta System Log.
public enum OktaSystemLog {
  /// The name of the log type.
  public static let logType = "Okta.SystemLog"

  /// Whether what the event tells of succeeded.
  public static func isSuccess(_ event: Event) -> Bool { event["outcome", "result"] == "SUCCESS" }

  /// The first target of a type, such as `User` or `AppInstance`; nil where there is none.
  public static func target(_ event: Event, type: Text) -> Value? {
    event["target"].elements.first { $0["type"] == type }
  }

  /// The login name of who acted.
  public static func actor(_ event: Event) -> String { event.shown("actor.alternateId") }
}
