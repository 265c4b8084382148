import MargayDiagnostics
import MargayFrontend

/// An entry of DynamicSeverities never decides.
///
/// ## Why
///
/// The first entry whose conditions hold wins. Where an earlier entry holds whenever this one does, or the conditions
/// never
/// hold in a match, the entry has no effect: the narrower one stands first.
///
/// ## Bad
///
/// ```yaml
/// DynamicSeverities:
///   - ChangeTo: High
///     Conditions: [{KeyPath: userIdentity.arn, Condition: Contains, Value: prod}]
///   - ChangeTo: Critical
///     Conditions: [{KeyPath: userIdentity.arn, Condition: Equals, Value: "arn:aws:iam::111122223333:user/prod"}] # MG6015
/// ```
///
/// ## Good
///
/// ```yaml
/// DynamicSeverities:
///   - ChangeTo: Critical
///     Conditions: [{KeyPath: userIdentity.arn, Condition: Equals, Value: "arn:aws:iam::111122223333:user/prod"}]
///   - ChangeTo: High
///     Conditions: [{KeyPath: userIdentity.arn, Condition: Contains, Value: prod}]
/// ```
struct UnreachableSeverity: RuleCheck {
  let kind = DiagnosticKind("MG6015", "UnreachableSeverity", .warning)

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    for case .severityOutOfReach(let site, let other) in rule.survey.facts {
      let isEarlier = other.map { rule.sites[$0].part != .detection } ?? false
      findings.report(
        isEarlier
          ? "these conditions hold only where those\(rule.inLine(other)) do, which decide first"
          : "these conditions never hold where the Detection does\(rule.inLine(other))",
        at: rule.range(of: rule.sites[site].expression),
        related: other.map { [rule.related("the reason", rule.sites[$0].expression)] } ?? [])
    }
  }
}
