import MargayDiagnostics
import MargayFrontend
import MargayIR
import MargayYAML

/// `eventName` of CloudTrail is compared with an IAM action.
///
/// ## Why
///
/// IAM writes an action with its service, `iam:CreateUser`; CloudTrail has the service in `eventSource` and the name
/// alone in
/// `eventName`.
///
/// ## Bad
///
/// ```yaml
/// - {KeyPath: eventName, Condition: Equals, Value: "iam:CreateUser"} # MG6216
/// ```
///
/// ## Good
///
/// ```yaml
/// - {KeyPath: eventName, Condition: Equals, Value: CreateUser}
/// ```
///
/// ## Fix
///
/// Unsafe: leaves out the service.
struct ActionAsEventName: RuleCheck {
  let kind = DiagnosticKind("MG6216", "ActionAsEventName", .warning)

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    for comparison in rule.comparisons(ofField: "eventName", in: "AWS.CloudTrail") {
      guard case .string(let text) = comparison.literal,
        let colon = text.firstIndex(of: UInt8(ascii: ":")), colon > 0, colon + 1 < text.count,
        let node = rule.node(ofLiteral: comparison.number, of: comparison.expression)
      else { continue }
      let name = String(decoding: text[(colon + 1)...], as: UTF8.self)
      findings.report(
        "CloudTrail writes \(quoted(name)), without the service in front",
        at: node.reportRange, fixes: rule.writing(YAMLValueText.scalar(name), at: node, name))
    }
  }
}
