import MargayDiagnostics
import MargayFrontend
import MargayYAML

/// A key shapes alerts of a rule that makes none.
///
/// ## Why
///
/// With `CreateAlert: false` a match is a signal: there are no windows, nothing is counted and nothing is sent. The key
/// looks as if it were in force.
///
/// ## Bad
///
/// ```yaml
/// CreateAlert: false
/// Threshold: 10 # MG7018
/// ```
///
/// ## Good
///
/// ```yaml
/// CreateAlert: true
/// GroupBy:
///   - KeyPath: userIdentity.arn
/// Threshold: 10
/// ```
struct AlertKeyWithoutAlert: RuleCheck {
  let kind = DiagnosticKind("MG7018", "AlertKeyWithoutAlert", .warning)

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    guard rule.fields.createsAlert == false else { return }
    for key in [TopLevelKey.Index.threshold, .dedupPeriodMinutes, .outputIDs] {
      guard let entry = rule.entry(key) else { continue }
      findings.report(
        "\(key.name) has no effect in a rule that makes no alerts", at: entry.key.reportRange)
    }
  }
}
