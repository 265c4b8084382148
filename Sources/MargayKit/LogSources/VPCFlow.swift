public import MargayEvents

/// Records of VPC flow logs.
public enum VPCFlow {
  /// The name of the log type.
  public static let logType = "AWS.VPCFlow"

  /// Whether the traffic was let through.
  public static func isAccepted(_ event: Event) -> Bool { event["action"] == "ACCEPT" }
}
