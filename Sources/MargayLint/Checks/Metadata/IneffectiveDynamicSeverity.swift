import MargayDiagnostics
import MargayFrontend
import MargayIR
import MargayKit
import MargayYAML

/// The last entry of DynamicSeverities gives the severity that the rule has anyway.
///
/// ## Why
///
/// An entry that gives the rule's own severity is worth something only as an exception before another entry. As the last
/// one it changes nothing: either the severity or the order is not what was meant.
///
/// ## Bad
///
/// ```yaml
/// Severity: High
/// DynamicSeverities:
///   - ChangeTo: High # MG7027
///     Conditions: [{KeyPath: userIdentity.type, Condition: Equals, Value: Root}]
/// ```
///
/// ## Good
///
/// ```yaml
/// Severity: Medium
/// DynamicSeverities:
///   - ChangeTo: High
///     Conditions: [{KeyPath: userIdentity.type, Condition: Equals, Value: Root}]
/// ```
struct IneffectiveDynamicSeverity: RuleCheck {
  let kind = DiagnosticKind("MG7027", "IneffectiveDynamicSeverity", .note)

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    guard let entries = rule.fields.dynamicSeverities, !entries.isEmpty,
      let standard = rule.severity, !rule.hasFunctions,
      let nodes = rule.entry(.dynamicSeverities)?.value.items, nodes.count == entries.count
    else { return }
    for (entry, node) in zip(entries, nodes).reversed() {
      guard (entry.severity ?? standard) == standard else { return }
      findings.report(
        "the rule is \(standard.rawValue) anyway, and no other entry follows",
        at: node.entry("ChangeTo")?.value.reportRange ?? node.reportRange)
    }
  }
}
