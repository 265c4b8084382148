import MargayDiagnostics
import MargayFrontend

/// Every event fulfils the rule, though it has conditions.
///
/// ## Why
///
/// Of several alternatives one always holds, most often because two negatives stand in an Any where an All was meant:
/// what
/// equals the one value does not equal the other. A rule that is to match every event says so with AlwaysTrue.
///
/// ## Bad
///
/// ```yaml
/// Detection: # MG6002
///   - Any:
///       - {KeyPath: userIdentity.type, Condition: DoesNotEqual, Value: AWSService}
///       - {KeyPath: userIdentity.type, Condition: DoesNotEqual, Value: Root}
/// ```
///
/// ## Good
///
/// ```yaml
/// Detection:
///   - {KeyPath: userIdentity.type, Condition: DoesNotEqual, Value: AWSService}
///   - {KeyPath: userIdentity.type, Condition: DoesNotEqual, Value: Root}
/// ```
struct AlwaysMatches: RuleCheck {
  let kind = DiagnosticKind("MG6002", "AlwaysMatches", .warning)

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    for case .alwaysMatches in rule.survey.facts {
      findings.report(
        "every event fulfils these conditions: one of the alternatives always holds",
        at: rule.place(ofKey: .detection))
    }
  }
}
