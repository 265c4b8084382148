import MargayKit

/// Finds people who give themselves a role: actor and member stand at two places of the event.
struct RoleGrantedToOneself: Rule, Equatable {
  let id = "GCP.RoleGrantedToOneself"
  let place: CodePlace? = .here()
  let logTypes = [GCPAuditLog.logType]
  let displayName: String? = "Role granted to oneself"
  let severity = Severity.high
  let description = "An identity added itself to a role that can change what others may do."
  let reference = "https://cloud.google.com/iam/docs/roles-overview"
  let runbook =
    "1. Ask the person for the change that it belongs to.\n2. Take the role away.\n3. List what was done with it."
  let tags = ["GCP", "Privilege Escalation"]
  let reports = [ReportMapping(framework: "MITRE ATT&CK", values: ["TA0004:T1098.003"])]

  func matches(_ event: Event) -> Bool {
    guard event["protoPayload", "methodName"].hasSuffix("SetIamPolicy"),
      GCPAuditLog.isSuccess(event)
    else { return false }
    return !grantedRoles(event).isEmpty
  }

  private func grantedRoles(_ event: Event) -> [Text] {
    guard let actor = event.text("protoPayload.authenticationInfo.principalEmail"), !actor.isEmpty
    else { return [] }
    let members = ["user:", "serviceAccount:"].map { Text($0 + actor.string) }
    return event.values("protoPayload.serviceData.policyDelta.bindingDeltas").compactMap { delta in
      guard delta["action"] == "ADD", let role = delta["role"].text, Self.isPrivileged(role),
        members.contains(where: { delta["member"].equalsIgnoringCase($0) })
      else { return nil }
      return role
    }
  }

  private static func isPrivileged(_ role: Text) -> Bool {
    role == "roles/owner" || role == "roles/editor" || role.hasSuffix("Admin")
      || role.hasSuffix("admin") || role.contains("securityAdmin")
  }

  func title(_ event: Event) -> String? {
    let roles = grantedRoles(event).map(\.string).joined(separator: ", ")
    return "\(GCPAuditLog.actor(event)) granted itself \(roles)"
  }

  private static let log = TestLog(
    """
    {"timestamp": "2026-03-02T15:14:30.000Z", "protoPayload": {"methodName": "SetIamPolicy",
      "authenticationInfo": {"principalEmail": "evan.hart@example.com"},
      "serviceData": {"policyDelta": {"bindingDeltas": [
        {"action": "ADD", "role": "roles/viewer", "member": "user:evan.hart@example.com"},
        {"action": "ADD", "role": "roles/owner", "member": "user:Evan.Hart@example.com"}]}}},
     "resource": {"type": "project", "labels": {"project_id": "example-prod"}}}
    """)

  var tests: [RuleTest] {
    [
      RuleTest(
        "made owner by oneself", matches: true, Self.log,
        title: "evan.hart@example.com granted itself roles/owner"),
      RuleTest(
        "somebody else made owner", matches: false,
        Self.log.with(
          "protoPayload.serviceData.policyDelta.bindingDeltas[1].member", "user:ada@example.com")),
      RuleTest(
        "taken away", matches: false,
        Self.log.with("protoPayload.serviceData.policyDelta.bindingDeltas[1].action", "REMOVE")),
      RuleTest("refused", matches: false, Self.log.with("protoPayload.status.code", 7)),
      RuleTest(
        "nobody known", matches: false,
        Self.log.with("protoPayload.authenticationInfo.principalEmail", "")),
    ]
  }
}
