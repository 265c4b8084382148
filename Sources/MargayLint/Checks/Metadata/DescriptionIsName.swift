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
    guard let text = rule.fields.description, let node = rule.entry("Description")?.value,
      !PlainText.isBlank(text)
    else { return }
    let names = [
      ("DisplayName", rule.fields.displayName), ("RuleID", rule.fields.ruleID.value),
    ]
    for (key, name) in names {
      guard let name, DescriptionIsName.isSame(text, name) else { continue }
      findings.report("the Description only repeats the \(key)", at: node.reportRange)
      return
    }
  }

  /// Whether two texts are equal but for case, white space and a full stop at the end.
  private static func isSame(_ description: String, _ name: String) -> Bool {
    if PlainText.isSame(description, name) { return true }
    var words = PlainText.folded(description)
    guard words.last == UInt8(ascii: ".") else { return false }
    words.removeLast()
    return words == PlainText.folded(name)
  }
}
