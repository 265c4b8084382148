import MargayDiagnostics
import MargayFrontend
import MargayIR

/// Of some alternatives one always holds, so that they ask for nothing.
///
/// ## Why
///
/// Two negatives of one field in an Any: what equals the one value does not equal the other. All was meant, or
/// IsNotIn.
///
/// ## Bad
///
/// ```yaml
/// - {KeyPath: eventName, Condition: Equals, Value: ConsoleLogin}
/// - Any: # MG6006
///     - {KeyPath: sourceIPAddress, Condition: DoesNotEqual, Value: 192.0.2.1}
///     - {KeyPath: sourceIPAddress, Condition: DoesNotEqual, Value: 192.0.2.2}
/// ```
///
/// ## Good
///
/// ```yaml
/// - {KeyPath: eventName, Condition: Equals, Value: ConsoleLogin}
/// - {KeyPath: sourceIPAddress, Condition: IsNotIn, Values: [192.0.2.1, 192.0.2.2]}
/// ```
struct AlternativesAlwaysHold: RuleCheck {
  let kind = DiagnosticKind("MG6006", "AlternativesAlwaysHold", .warning)

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    for case .always(let site) in rule.survey.facts {
      guard case .any(let children) = rule.sites[site].expression.kind else { continue }
      let isNegative = children.allSatisfy {
        if case .predicate(let predicate) = $0.kind { predicate.isNegated } else { false }
      }
      findings.report(
        isNegative
          ? "one of these negatives always holds: All may be meant"
          : "one of these alternatives always holds, so that they ask for nothing",
        at: rule.range(of: rule.sites[site].expression))
    }
  }
}
