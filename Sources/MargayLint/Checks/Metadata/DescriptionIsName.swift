import MargayDiagnostics
import MargayFrontend
import MargayYAML

/// The Description only repeats the name of the rule.
///
/// ## Why
///
/// Whoever gets the alert has read the name already. The description says what was seen and why it matters.
///
/// ## Bad
///
/// ```yaml
/// DisplayName: Sign-in of the root user
/// Description: Sign-in of the root user # MG7024
/// ```
///
/// ## Good
///
/// ```yaml
/// DisplayName: Sign-in of the root user
/// Description: The root user, which no policy limits, opened a session in the console.
/// ```
struct DescriptionIsName: RuleCheck {
  let kind = DiagnosticKind("MG7024", "DescriptionIsName", .warning)

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    guard let text = rule.fields.description, let node = rule.entry(.description)?.value,
      !PlainText.isBlank(text)
    else { return }
    let names = [
      ("DisplayName", rule.fields.displayName), ("RuleID", rule.fields.ruleID.value),
    ]
    for (key, name) in names {
      guard let name, PlainText.isSame(text, name, butFor: UInt8(ascii: ".")) else { continue }
      findings.report("the Description only repeats the \(key)", at: node.reportRange)
      return
    }
  }
}
