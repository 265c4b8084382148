import MargayDiagnostics
import MargayFrontend
import MargayYAML

/// A text of the rule only holds the place of one that is still to be written.
///
/// ## Why
///
/// `TODO` under Runbook passes every check that asks whether a runbook is there, and helps nobody who gets the alert.
///
/// ## Bad
///
/// ```yaml
/// Runbook: TODO # MG7005
/// ```
///
/// ## Good
///
/// ```yaml
/// Runbook: Ask the owner of the account whether the sign-in was theirs; if not, revoke its sessions.
/// ```
struct PlaceholderText: RuleCheck {
  let kind = DiagnosticKind("MG7005", "PlaceholderText", .warning)

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    look(at: .displayName, rule.fields.displayName, rule, findings)
    look(at: .description, rule.fields.description, rule, findings)
    look(at: .reference, rule.fields.reference, rule, findings)
    look(at: .runbook, rule.fields.runbook, rule, findings)
    guard rule.fields.title != nil, let title = rule.entry(.alertTitle)?.value else { return }
    look(at: .alertTitle, title.scalarText, rule, findings)
  }

  private func look(
    at key: TopLevelKey.Index, _ text: String?, _ rule: LintedRule, _ findings: CheckFindings
  ) {
    guard let text, PlainText.isPlaceholder(text), let value = rule.entry(key)?.value else {
      return
    }
    findings.report(
      "\(key.name) holds \(quoted(text)), which is no \(key.name) yet", at: value.reportRange)
  }
}
