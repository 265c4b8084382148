public import MargayEvents

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
