import MargayDiagnostics
import MargayFrontend

/// A rule has no DisplayName.
///
/// ## Why
///
/// Without a DisplayName alerts and lists show the RuleID, which is made for tools.
///
/// ## Bad
///
/// ```yaml
/// RuleID: Example.Rule # MG7004
/// Severity: High
/// ```
///
/// ## Good
///
/// ```yaml
/// RuleID: Example.Rule
/// Severity: High
/// DisplayName: Sign-in of the root user
/// ```
struct MissingDisplayName: RuleCheck {
  let kind = DiagnosticKind("MG7004", "MissingDisplayName", .note)

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    guard let place = rule.placeOfMissing(.displayName, rule.fields.displayName) else { return }
    findings.report("the rule has no DisplayName", at: place)
  }
}
