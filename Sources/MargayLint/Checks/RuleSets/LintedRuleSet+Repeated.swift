import MargayDiagnostics
import MargayFrontend
import MargayYAML

extension LintedRuleSet {
  /// Reports rules whose value of something equals that of an earlier rule, at the top-level key that writes it.
  ///
  /// `value` gives the bytes that are compared; nil and empty ones are passed over.
  func reportRepeated(
    _ key: TopLevelKey.Index, _ findings: CheckFindings, value: (LintedRule) -> [UInt8]?,
    message: (LintedRule, LintedRule) -> String
  ) {
    var earlier: [[UInt8]: LintedRule] = [:]
    earlier.reserveCapacity(rules.count)
    for rule in rules {
      guard let value = value(rule), !value.isEmpty else { continue }
      guard let first = earlier[value] else {
        earlier[value] = rule
        continue
      }
      let place = rule.entry(key)?.value.reportRange ?? rule.fields.ruleID.range
      findings.report(
        message(rule, first), in: rule, at: place,
        related: [
          RelatedPlace(
            message: "the other rule", file: first.file, range: first.fields.ruleID.range)
        ])
    }
  }
}
