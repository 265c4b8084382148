import MargayDiagnostics
import MargayFrontend

/// A rule has no Runbook.
///
/// ## Why
///
/// An alert without a first step is answered differently by everybody, or by nobody. The runbook says how to tell a true
/// alert from a false one, and what to do then. Rules that make no alerts (`CreateAlert: false`) need none.
///
/// ## Bad
///
/// ```yaml
/// RuleID: Example.Rule # MG7002
/// Severity: High
/// ```
///
/// ## Good
///
/// ```yaml
/// RuleID: Example.Rule
/// Severity: High
/// Runbook: Ask the owner of the account whether the sign-in was theirs; if not, revoke its sessions.
/// ```
struct MissingRunbook: RuleCheck {
  let kind = DiagnosticKind("MG7002", "MissingRunbook", .warning)

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    guard rule.createsAlerts else { return }
    guard let place = rule.placeOfMissing(.runbook, rule.fields.runbook) else { return }
    findings.report("the rule has no Runbook", at: place)
  }
}
