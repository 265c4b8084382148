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

  private static let keys: [TopLevelKey.Index] = [
    .displayName, .description, .reference, .runbook, .alertTitle,
  ]

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    for key in PlaceholderText.keys {
      guard let value = rule.entry(key)?.value, let text = value.scalarText,
        PlainText.isPlaceholder(text)
      else { continue }
      findings.report(
        "\(key.name) holds \(quoted(text)), which is no \(key.name) yet", at: value.reportRange)
    }
  }
}
