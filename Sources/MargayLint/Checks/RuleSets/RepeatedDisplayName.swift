import MargayDiagnostics
import MargayFrontend
import MargayYAML

/// Two rules have the same DisplayName.
///
/// ## Why
///
/// Alerts and lists show the name: nobody can tell the two apart there. Names that differ only in case are the same to readers.
///
/// ## Bad
///
/// ```yaml file=first.yml
/// RuleID: Example.First
/// DisplayName: Sign-in of the root user
/// ```
///
/// ```yaml file=second.yml
/// RuleID: Example.Second
/// DisplayName: Sign-in of the root user # MG8103
/// ```
///
/// ## Good
///
/// ```yaml file=first.yml
/// RuleID: Example.First
/// DisplayName: Sign-in of the root user
/// ```
///
/// ```yaml file=second.yml
/// RuleID: Example.Second
/// DisplayName: Sign-in of the root user without a second factor
/// ```
struct RepeatedDisplayName: RuleSetCheck {
  let kind = DiagnosticKind("MG8103", "RepeatedDisplayName", .warning)

  func links(of rule: LintedRule) -> [String]? {
    rule.fields.displayName.map { [String(decoding: PlainText.folded($0), as: UTF8.self)] } ?? []
  }

  func check(_ set: LintedRuleSet, _ findings: CheckFindings) {
    set.reportRepeated(.displayName, findings) { rule in
      rule.fields.displayName.map { CaselessDigest.number($0, passingOver: PlainText.isSpace) }
    } value: { rule in
      rule.fields.displayName.map(PlainText.folded)
    } message: {
      "\(quoted($0.fields.displayName ?? "")) is the name of \(quoted($1.fields.ruleID.value)) too"
    }
  }
}
