import MargayDiagnostics
import MargayFrontend
import MargayIR
import MargayKit
import MargayYAML

/// A tag names another severity than the rule has.
///
/// ## Why
///
/// Who searches by the tag and who searches by Severity find different rules; most often the severity was changed and the
/// tag forgotten. A rule with DynamicSeverities is left alone.
///
/// ## Bad
///
/// ```yaml
/// Severity: Medium
/// Tags: [AWS, High] # MG7026
/// ```
///
/// ## Good
///
/// ```yaml
/// Severity: High
/// Tags: [AWS]
/// ```
struct TagOfOtherSeverity: RuleCheck {
  let kind = DiagnosticKind("MG7026", "TagOfOtherSeverity", .note)

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    guard let severity = rule.severity,
      (rule.fields.tags ?? []).contains(where: { TagOfOtherSeverity.severity($0) != nil }),
      let nodes = rule.entry(.tags)?.value.items,
      (rule.fields.dynamicSeverities ?? rule.detection?.program.dynamicSeverities ?? []).isEmpty
    else { return }
    for node in nodes {
      guard let text = node.scalarText, let named = TagOfOtherSeverity.severity(text),
        named != severity
      else { continue }
      findings.report(
        "the tag says \(quoted(text)), and the severity is \(severity.rawValue)",
        at: node.reportRange)
    }
  }

  /// The severity that a tag names; nil for any other.
  private static func severity(_ tag: String) -> Severity? {
    Severity.allCases.first {
      $0.rawValue.utf8.count == tag.utf8.count && PlainText.isSame($0.rawValue, tag)
    }
  }
}
