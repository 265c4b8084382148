import MargayDiagnostics
import MargayFrontend

/// An expression of OnlyOne never holds alone.
///
/// ## Why
///
/// OnlyOne holds when exactly one of its expressions does. Where another one holds whenever this one does, this one
/// makes
/// the whole fail.
///
/// ## Bad
///
/// ```yaml
/// - OnlyOne:
///     - {KeyPath: eventName, Condition: StartsWith, Value: Delete}
///     - {KeyPath: eventName, Condition: Equals, Value: DeleteTrail} # MG6012
/// ```
///
/// ## Good
///
/// ```yaml
/// - OnlyOne:
///     - {KeyPath: eventName, Condition: StartsWith, Value: Delete}
///     - {KeyPath: errorCode, Condition: Equals, Value: AccessDenied}
/// ```
struct OverlappingOnlyOne: RuleCheck {
  let kind = DiagnosticKind("MG6012", "OverlappingOnlyOne", .warning)

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    for case .notAlone(let site, let other) in rule.survey.facts {
      findings.report(
        "this never holds alone: the expression in line \(rule.line(of: other)) holds too",
        at: rule.range(of: rule.sites[site].expression),
        related: [rule.related("the other expression", rule.sites[other].expression)])
    }
  }
}
