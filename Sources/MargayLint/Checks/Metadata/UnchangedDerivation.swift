import MargayDiagnostics
import MargayFrontend
import MargayYAML

/// A derived detection changes nothing of its base.
///
/// ## Why
///
/// Both rules match the same events, so that every alert is sent twice. A derived detection is worth its file by what it
/// writes: a filter, a severity, a destination.
///
/// ## Bad
///
/// ```yaml file=base.yml
/// RuleID: Example.Base
/// ```
///
/// ```yaml file=derived.yml
/// RuleID: Example.Derived
/// BaseDetection: Example.Base # MG7033
/// ```
///
/// ## Good
///
/// ```yaml file=base.yml
/// RuleID: Example.Base
/// ```
///
/// ```yaml file=derived.yml
/// RuleID: Example.Derived
/// BaseDetection: Example.Base
/// InlineFilters:
///   - {KeyPath: recipientAccountId, Condition: DoesNotEqual, Value: "111122223333"}
/// ```
struct UnchangedDerivation: RuleCheck {
  let kind = DiagnosticKind("MG7033", "UnchangedDerivation", .warning)

  /// Keys that name the rule and change nothing of what it does.
  private static let neutral: Set<String> = [
    "AnalysisType", "RuleID", "BaseDetection", "BaseVersion", "OnlyUseBaseRiskScore", "x-margay",
  ]

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    guard let base = rule.fields.base,
      rule.source.entries.allSatisfy({
        $0.key.scalarText.map { UnchangedDerivation.neutral.contains($0) } ?? true
      })
    else { return }
    findings.report(
      "the rule changes nothing of \(quoted(base.value)), from which it derives", at: base.range)
  }
}
