import MargayDiagnostics
import MargayFrontend
import MargayIR

/// A condition asks whether there is a value, and another one on the same field needs it anyway.
///
/// ## Why
///
/// Conditions in their positive never hold for a missing field: `Exists` beside `Equals` changes nothing. Some write
/// it for
/// readers, so that this check is off unless it is selected.
///
/// ## Bad
///
/// ```yaml
/// - {KeyPath: errorCode, Condition: Exists} # MG6009
/// - {KeyPath: errorCode, Condition: Equals, Value: AccessDenied}
/// ```
///
/// ## Good
///
/// ```yaml
/// - {KeyPath: errorCode, Condition: Equals, Value: AccessDenied}
/// ```
///
/// ## Fix
///
/// Safe: removes the test; what the rule matches stays.
struct NeedlessPresenceTest: RuleCheck {
  let kind = DiagnosticKind("MG6009", "NeedlessPresenceTest", .note)
  let isOnByDefault = false

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    for case .neededAnyway(let site, let other) in rule.survey.facts {
      guard let predicate = rule.sites[site].predicate else { continue }
      findings.report(
        "\(predicate.name) asks for nothing: the condition in line \(rule.line(of: other))"
          + " never holds without a value",
        at: rule.range(of: rule.sites[site].expression),
        fixes: rule.removal(of: site, "remove the condition", .safe),
        related: [rule.related("the other condition", rule.sites[other].expression)])
    }
  }
}
