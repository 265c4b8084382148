import MargayDiagnostics
import MargayFrontend
import MargayIR
import MargayKit
import MargayYAML

/// A derived detection writes the value that its base has.
///
/// ## Why
///
/// A key that is not written follows the base, whatever changes there later; one that is written stays behind. Where the base
/// is to be followed, leave the key out. The value may also be fixed on purpose: off by default.
///
/// ## Bad
///
/// ```yaml file=base.yml
/// RuleID: Example.Base
/// Severity: High
/// ```
///
/// ```yaml file=derived.yml
/// RuleID: Example.Derived
/// BaseDetection: Example.Base
/// Severity: High # MG8106
/// Threshold: 5
/// ```
///
/// ## Good
///
/// ```yaml file=base.yml
/// RuleID: Example.Base
/// Severity: High
/// ```
///
/// ```yaml file=derived.yml
/// RuleID: Example.Derived
/// BaseDetection: Example.Base
/// Threshold: 5
/// ```
struct RepeatedBaseValue: RuleSetCheck {
  let kind = DiagnosticKind("MG8106", "RepeatedBaseValue", .note)
  let isOnByDefault = false

  func links(of rule: LintedRule) -> [String]? { [] }

  func check(_ set: LintedRuleSet, _ findings: CheckFindings) {
    let derived = set.rules.filter(\.isDerived)
    guard !derived.isEmpty else { return }
    let byID = Dictionary(
      set.everything.detections.map { (Array($0.metadata.ruleID.utf8), $0) },
      uniquingKeysWith: { first, _ in first })
    for rule in derived {
      guard let id = rule.fields.base?.value, let base = byID[Array(id.utf8)], !base.hasFunctions
      else { continue }
      for key in RepeatedBaseValue.repeated(rule.fields, base.metadata) {
        guard let entry = rule.entry(key) else { continue }
        findings.report(
          "\(key.name) has this value in \(quoted(id)) already", in: rule,
          at: entry.value.reportRange,
          related: [
            RelatedPlace(message: "the base", file: base.origin.file, range: base.origin.range)
          ])
      }
    }
  }

  /// The keys whose values are those of the base.
  private static func repeated(_ fields: DetectionFields, _ base: RuleMetadata) -> [TopLevelKey
    .Index]
  {
    func isSame(_ first: String?, _ second: String?) -> Bool {
      guard let first, let second else { return false }
      return first.utf8.elementsEqual(second.utf8)
    }
    func isSame(_ first: [String]?, _ second: [String]) -> Bool {
      first?.elementsEqual(second) { $0.utf8.elementsEqual($1.utf8) } ?? false
    }
    let keys: [(TopLevelKey.Index, Bool)] = [
      (.enabled, fields.isEnabled == base.isEnabled),
      (.severity, fields.severity == base.severity),
      (.threshold, fields.threshold == base.threshold),
      (.dedupPeriodMinutes, fields.dedupPeriodMinutes == base.dedupPeriodMinutes),
      (.createAlert, fields.createsAlert == base.createsAlert),
      (.displayName, isSame(fields.displayName, base.displayName)),
      (.description, isSame(fields.description, base.description)),
      (.reference, isSame(fields.reference, base.reference)),
      (.runbook, isSame(fields.runbook, base.runbook)),
      (.status, isSame(fields.status, base.status)), (.tags, isSame(fields.tags, base.tags)),
    ]
    return keys.filter(\.1).map(\.0)
  }
}
