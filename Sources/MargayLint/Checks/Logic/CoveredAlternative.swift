import MargayDiagnostics
import MargayFrontend

/// An alternative holds only where another one does.
///
/// ## Why
///
/// It adds nothing: what starts with `DeleteTrail` starts with `Delete`. Either it is left over, or the other
/// alternative is
/// wider than it was meant to be.
///
/// ## Bad
///
/// ```yaml
/// - Any:
///     - {KeyPath: eventName, Condition: StartsWith, Value: Delete}
///     - {KeyPath: eventName, Condition: Equals, Value: DeleteTrail} # MG6010
/// ```
///
/// ## Good
///
/// ```yaml
/// - {KeyPath: eventName, Condition: StartsWith, Value: Delete}
/// ```
///
/// ## Fix
///
/// Unsafe: removes the alternative. What the rule matches stays, but the other one may be too wide.
struct CoveredAlternative: RuleCheck {
  let kind = DiagnosticKind("MG6010", "CoveredAlternative", .warning)

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    for case .covered(let site, let other) in rule.survey.facts {
      findings.report(
        "this holds only where the alternative in line \(rule.line(of: other)) does",
        at: rule.range(of: rule.sites[site].expression),
        fixes: rule.removal(of: site, "remove the alternative", .unsafe),
        related: [rule.related("the wider alternative", rule.sites[other].expression)])
    }
  }
}
