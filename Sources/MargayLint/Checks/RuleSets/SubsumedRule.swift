import MargayDiagnostics
import MargayFrontend
import MargayKit

/// Every event that a rule matches is matched by another rule too.
///
/// ## Why
///
/// Each match of the narrower rule becomes two alerts. That may be wanted: the narrower rule may be more severe, or send its
/// alerts elsewhere. Off by default for that, and since every two rules of a log type are compared: a few seconds for a
/// thousand rules; above two thousand nothing is compared. A rule and what derives from it are left alone.
///
/// ## Bad
///
/// ```yaml file=wide.yml
/// RuleID: Example.Wide
/// Detection:
///   - {KeyPath: eventName, Condition: StartsWith, Value: Console}
/// ```
///
/// ```yaml file=narrow.yml
/// RuleID: Example.Narrow # MG8102
/// Detection:
///   - {KeyPath: eventName, Condition: Equals, Value: ConsoleLogin}
/// ```
///
/// ## Good
///
/// ```yaml file=wide.yml
/// RuleID: Example.Wide
/// Detection:
///   - {KeyPath: eventName, Condition: StartsWith, Value: Console}
///   - {KeyPath: eventName, Condition: DoesNotEqual, Value: ConsoleLogin}
/// ```
///
/// ```yaml file=narrow.yml
/// RuleID: Example.Narrow
/// Detection:
///   - {KeyPath: eventName, Condition: Equals, Value: ConsoleLogin}
/// ```
struct SubsumedRule: RuleSetCheck {
  let kind = DiagnosticKind("MG8102", "SubsumedRule", .note)
  let isOnByDefault = false

  private static let mostRules = 2_000

  func check(_ set: LintedRuleSet, _ findings: CheckFindings) {
    let detections = set.everything.detections.filter(\.metadata.isEnabled)
    guard detections.count <= SubsumedRule.mostRules else { return }
    let linted = set.rulesByNumber
    let overlap = RuleOverlap(detections)
    func report(_ place: Int, _ other: Int, _ message: String) {
      let detection = detections[other]
      guard let rule = linted[detections[place].number] else { return }
      findings.report(
        message + quoted(detection.metadata.ruleID), in: rule, at: rule.fields.ruleID.range,
        related: [
          RelatedPlace(
            message: "the other rule", file: detection.origin.file,
            range: detection.origin.range)
        ])
    }
    for pair in overlap.subsumed {
      report(pair.first, pair.second, "every event that the rule matches is matched by ")
    }
    for pair in overlap.equivalent {
      report(pair.second, pair.first, "the rule matches the same events as ")
    }
  }
}
