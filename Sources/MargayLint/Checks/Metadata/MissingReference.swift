import MargayDiagnostics
import MargayFrontend

/// A rule has no Reference.
///
/// ## Why
///
/// A link to the documentation of the event, or to the technique, lets the next person check that the rule still sees what
/// it was written for.
///
/// ## Bad
///
/// ```yaml
/// RuleID: Example.Rule # MG7003
/// Severity: High
/// ```
///
/// ## Good
///
/// ```yaml
/// RuleID: Example.Rule
/// Severity: High
/// Reference: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-user-guide.html
/// ```
struct MissingReference: RuleCheck {
  let kind = DiagnosticKind("MG7003", "MissingReference", .note)

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    guard let place = rule.placeOfMissing(.reference, rule.fields.reference) else { return }
    findings.report("the rule has no Reference", at: place)
  }
}
