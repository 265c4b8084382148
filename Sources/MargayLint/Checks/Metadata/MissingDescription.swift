import MargayDiagnostics
import MargayFrontend

/// A rule has no Description.
///
/// ## Why
///
/// Whoever gets the alert, perhaps at night, reads there what was seen and why it matters. Whoever tunes the rule in a year
/// reads there what it was meant to find.
///
/// ## Bad
///
/// ```yaml
/// RuleID: Example.Rule # MG7001
/// Severity: High
/// ```
///
/// ## Good
///
/// ```yaml
/// RuleID: Example.Rule
/// Severity: High
/// Description: A session of the root user began without a second factor.
/// ```
struct MissingDescription: RuleCheck {
  let kind = DiagnosticKind("MG7001", "MissingDescription", .warning)

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    guard let place = rule.placeOfMissing(.description, rule.fields.description) else { return }
    findings.report("the rule has no Description", at: place)
  }
}
