import MargayDiagnostics
import MargayFrontend

/// An entry of DynamicSeverities decides for every match.
///
/// ## Why
///
/// The Detection asks for what the conditions say, so that they always hold: Severity and the entries behind it have
/// no
/// effect.
///
/// ## Bad
///
/// ```yaml
/// Detection:
///   - {KeyPath: eventName, Condition: Equals, Value: ConsoleLogin}
/// DynamicSeverities:
///   - ChangeTo: High
///     Conditions: [{KeyPath: eventName, Condition: StartsWith, Value: Console}] # MG6016
/// ```
///
/// ## Good
///
/// ```yaml
/// Detection:
///   - {KeyPath: eventName, Condition: Equals, Value: ConsoleLogin}
/// Severity: High
/// ```
struct SeverityOfEveryMatch: RuleCheck {
  let kind = DiagnosticKind("MG6016", "SeverityOfEveryMatch", .warning)

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    for case .severityOfEveryMatch(let site, let other) in rule.survey.facts {
      findings.report(
        "these conditions hold wherever the Detection does\(rule.inLine(other)):"
          + " every match has this severity",
        at: rule.range(of: rule.sites[site].expression),
        related: other.map { [rule.related("the condition", rule.sites[$0].expression)] } ?? [])
    }
  }
}
