/// Events of an Auth0 tenant.
public enum Auth0 {
  /// The name of the log type.
  public static let logType = "Auth0.Events"
}
