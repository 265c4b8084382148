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

/// Events of the audit log of Kubernetes clusters on Amazon EKS.
public enum EKSAudit {
  /// The name of the log type.
  public static let logType = "Amazon.EKS.Audit"

  /// Whether the request is a verb on a resource, subresource included: `isRequest(event, "create", "pods/exec")`.
  public static func isRequest(_ event: Event, _ verb: Text, _ resource: Text) -> Bool {
    let parts = resource.split(separator: "/")
    guard event["verb"] == verb, let name = parts.first, event["objectRef", "resource"] == name
    else { return false }
    let subresource = event["objectRef", "subresource"]
    return parts.count > 1 ? subresource == parts[1] : subresource.isNullOrEmpty
  }

  /// Whether the request was allowed.
  public static func isAllowed(_ event: Event) -> Bool {
    event["annotations", "authorization.k8s.io/decision"] == "allow"
  }
}

/// Findings of Amazon GuardDuty.
public enum GuardDuty {
  /// The name of the log type.
  public static let logType = "AWS.GuardDuty"

  /// Whether the finding is a sample that somebody had made.
  public static func isSample(_ event: Event) -> Bool {
    event["service", "additionalInfo", "sample"] == true || event["title"].contains("[SAMPLE]")
  }
}

/// Records of VPC flow logs.
public enum VPCFlow {
  /// The name of the log type.
  public static let logType = "AWS.VPCFlow"

  /// Whether the traffic was let through.
  public static func isAccepted(_ event: Event) -> Bool { event["action"] == "ACCEPT" }
}
