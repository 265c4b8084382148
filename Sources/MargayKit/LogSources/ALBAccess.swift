/// Events of AWS application load balancers.
public enum ALBAccess {
  /// The name of the log type.
  public static let logType = "AWS.ALB"
}
