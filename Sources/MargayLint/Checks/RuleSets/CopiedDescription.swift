import MargayDiagnostics
import MargayFrontend

/// Two rules have the same Description.
///
/// ## Why
///
/// Most often a file was copied and the text forgotten, so that it describes the other rule. Families of rules may share a
/// text on purpose: off by default.
///
/// ## Bad
///
/// ```yaml file=first.yml
/// RuleID: Example.First
/// Description: The root user opened a session in the console.
/// ```
///
/// ```yaml file=second.yml
/// RuleID: Example.Second
/// Description: The root user opened a session in the console. # MG8105
/// ```
///
/// ## Good
///
/// ```yaml file=first.yml
/// RuleID: Example.First
/// Description: The root user opened a session in the console.
/// ```
///
/// ```yaml file=second.yml
/// RuleID: Example.Second
/// Description: The root user made an access key.
/// ```
struct CopiedDescription: RuleSetCheck {
  let kind = DiagnosticKind("MG8105", "CopiedDescription", .note)
  let isOnByDefault = false

  func links(of rule: LintedRule) -> [String]? {
    rule.fields.description.map { [String(decoding: PlainText.folded($0), as: UTF8.self)] } ?? []
  }

  func check(_ set: LintedRuleSet, _ findings: CheckFindings) {
    set.reportRepeated(.description, findings) { rule in
      rule.fields.description.map { CaselessDigest.number($0, passingOver: PlainText.isSpace) }
    } value: { rule in
      guard let text = rule.fields.description, !PlainText.isPlaceholder(text) else { return nil }
      return PlainText.folded(text)
    } message: {
      "the Description is that of \(quoted($1.fields.ruleID.value))"
    }
  }
}
