import MargayDiagnostics
import MargayFrontend
import MargayKit
import MargayYAML

extension LintedRuleSet {
  /// The linted rules by the numbers of their detections.
  var rulesByNumber: [Int: LintedRule] {
    var found: [Int: LintedRule] = [:]
    found.reserveCapacity(rules.count)
    for rule in rules { if let number = rule.detection?.number { found[number] = rule } }
    return found
  }

  /// Reports rules whose value of something equals that of an earlier rule, at the top-level key that writes it.
  ///
  /// `value` gives the bytes that are compared; nil and empty ones are passed over. Most rules are told apart by
  /// `digest`, which must be equal for equal values; nil where there is none.
  func reportRepeated(
    _ key: TopLevelKey.Index, _ findings: CheckFindings, digest: (LintedRule) -> UInt64?,
    value: (LintedRule) -> [UInt8]?, message: (LintedRule, LintedRule) -> String
  ) {
    var first: [UInt64: Int] = [:]
    first.reserveCapacity(rules.count)
    var earlier: [[UInt8]: LintedRule] = [:]
    for (place, rule) in rules.enumerated() {
      guard let digest = digest(rule) else { continue }
      guard let other = first[digest] else {
        first[digest] = place
        continue
      }
      // Values are made of rules that share a digest only.
      if let value = value(rules[other]), !value.isEmpty, earlier[value] == nil {
        earlier[value] = rules[other]
      }
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
