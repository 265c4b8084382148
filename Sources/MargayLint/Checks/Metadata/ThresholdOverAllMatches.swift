import MargayDiagnostics
import MargayFrontend
import MargayIR
import MargayKit
import MargayYAML

/// A Threshold counts the matches of everybody together.
///
/// ## Why
///
/// Matches are counted for each dedup string. Without GroupBy that is the title, and a title without a placeholder is the
/// same for every match: ten failed sign-ins of ten people are then as bad as ten of one. What is to be counted apart stands
/// in GroupBy.
///
/// ## Bad
///
/// ```yaml
/// AlertTitle: Many failed sign-ins
/// Threshold: 10 # MG7012
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
struct ThresholdOverAllMatches: RuleCheck {
  let kind = DiagnosticKind("MG7012", "ThresholdOverAllMatches", .warning)

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    guard let threshold = rule.fields.threshold, threshold > 1, rule.createsAlerts,
      let value = rule.entry(.threshold)?.value,
      let detection = rule.detection, !detection.hasFunctions,
      detection.program.groupBy.isEmpty, !detection.program.titleHasPlaceholder
    else { return }
    findings.report(
      "without GroupBy and without a placeholder in the title, the \(threshold) matches may be of"
        + " anybody", at: value.reportRange)
  }
}
