import MargayDiagnostics
import MargayFrontend
import MargayYAML

/// A rule is switched off, and nothing says why.
///
/// ## Why
///
/// After some months nobody dares to switch it on or to delete it. A comment at the key, or a Status, says what it waits for.
///
/// ## Bad
///
/// ```yaml
/// Enabled: false # MG7023
/// ```
///
/// ## Good
///
/// ```yaml
/// # Waits for the logs of the new tenant.
/// Enabled: false
/// ```
struct DisabledWithoutReason: RuleCheck {
  let kind = DiagnosticKind("MG7023", "DisabledWithoutReason", .note)
  let isOnByDefault = false

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    guard rule.fields.isEnabled == false, let entry = rule.entry(.enabled),
      PlainText.isBlank(rule.fields.status ?? "")
    else { return }
    let line = rule.file.lineIndex(at: entry.key.range.lower)
    let isExplained = rule.source.comments.contains { comment in
      let place = rule.file.lineIndex(at: comment.range.lower)
      // A comment that only steers the linter, or that a test of a check carries, is no reason.
      return (place == line || place == line - 1 && comment.isAlone) && comment.isReason
    }
    guard !isExplained else { return }
    findings.report("nothing says why the rule is switched off", at: entry.value.reportRange)
  }
}

extension YAMLComment {
  /// Whether the comment says something in words: more than a code of a check.
  fileprivate var isReason: Bool {
    let words = PlainText.folded(text).split(separator: 0x20)
    return words.count { $0.count > 1 && !$0.starts(with: "mg7".utf8) } > 1
  }
}
