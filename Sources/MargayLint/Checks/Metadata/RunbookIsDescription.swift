import MargayDiagnostics
import MargayFrontend
import MargayYAML

/// The Runbook repeats the Description.
///
/// ## Why
///
/// The description says what was seen, the runbook what to do now. One text in both places leaves one of the two out.
///
/// ## Bad
///
/// ```yaml
/// Description: The root user opened a session in the console.
/// Runbook: The root user opened a session in the console. # MG7025
/// ```
///
/// ## Good
///
/// ```yaml
/// Description: The root user opened a session in the console.
/// Runbook: Ask the owner of the account whether the sign-in was theirs; if not, revoke its sessions.
/// ```
struct RunbookIsDescription: RuleCheck {
  let kind = DiagnosticKind("MG7025", "RunbookIsDescription", .warning)

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    guard let runbook = rule.fields.runbook, let description = rule.fields.description,
      PlainText.isSame(runbook, description), !PlainText.isBlank(runbook),
      !PlainText.isPlaceholder(runbook), let node = rule.entry(.runbook)?.value
    else { return }
    findings.report("the Runbook repeats the Description", at: node.reportRange)
  }
}
