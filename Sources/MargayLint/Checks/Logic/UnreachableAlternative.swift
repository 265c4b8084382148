import MargayDiagnostics
import MargayFrontend

/// An alternative contradicts a condition that must hold beside it.
///
/// ## Why
///
/// The alternative never holds where the whole could, so that it adds nothing. Of copies for another event name that
/// is
/// the usual rest.
///
/// ## Bad
///
/// ```yaml
/// - {KeyPath: eventName, Condition: IsIn, Values: [StopLogging, DeleteTrail]}
/// - Any:
///     - {KeyPath: errorCode, Condition: DoesNotExist}
///     - {KeyPath: eventName, Condition: Equals, Value: UpdateTrail} # MG6011
/// ```
///
/// ## Good
///
/// ```yaml
/// - {KeyPath: eventName, Condition: IsIn, Values: [StopLogging, DeleteTrail]}
/// - {KeyPath: errorCode, Condition: DoesNotExist}
/// ```
struct UnreachableAlternative: RuleCheck {
  let kind = DiagnosticKind("MG6011", "UnreachableAlternative", .warning)

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    for case .unreachable(let site, let other) in rule.survey.facts {
      findings.report(
        "this never holds together with the condition in line \(rule.line(of: other)),"
          + " which must hold too",
        at: rule.range(of: rule.sites[site].expression),
        related: [rule.related("the other condition", rule.sites[other].expression)])
    }
  }
}
