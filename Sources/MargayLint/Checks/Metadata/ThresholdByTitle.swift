import MargayDiagnostics
import MargayFrontend
import MargayIR
import MargayKit
import MargayYAML

/// A Threshold counts matches of one title, since there is no GroupBy.
///
/// ## Why
///
/// Without GroupBy the rendered title is the dedup string. Then a change of the title's wording is a change of what is
/// counted together, and a placeholder that is added for readers splits the count. GroupBy says what is counted.
///
/// ## Bad
///
/// ```yaml
/// AlertTitle: Many failed sign-ins of {userIdentity.arn}
/// Threshold: 10 # MG7013
/// ```
///
/// ## Good
///
/// ```yaml
/// AlertTitle: Many failed sign-ins of {userIdentity.arn}
/// GroupBy:
///   - KeyPath: userIdentity.arn
/// Threshold: 10
/// ```
struct ThresholdByTitle: RuleCheck {
  let kind = DiagnosticKind("MG7013", "ThresholdByTitle", .note)
  let isOnByDefault = false

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    guard let threshold = rule.fields.threshold, threshold > 1, rule.createsAlerts,
      let value = rule.entry(.threshold)?.value,
      let detection = rule.detection, !detection.hasFunctions,
      detection.program.groupBy.isEmpty, detection.program.titleHasPlaceholder
    else { return }
    findings.report(
      "without GroupBy the \(threshold) matches are counted by the rendered title",
      at: value.reportRange)
  }
}
