import MargayDiagnostics
import MargayFrontend

/// A condition holds wherever another one does that must hold too.
///
/// ## Why
///
/// It asks for nothing: a field that equals `PutBucketPolicy` starts with `Put`, and an address that is public is an
/// address.
/// Either it is left over, or it should have been an alternative.
///
/// ## Bad
///
/// ```yaml
/// - {KeyPath: eventName, Condition: StartsWith, Value: Put} # MG6008
/// - {KeyPath: eventName, Condition: Equals, Value: PutBucketPolicy}
/// ```
///
/// ## Good
///
/// ```yaml
/// - {KeyPath: eventName, Condition: Equals, Value: PutBucketPolicy}
/// ```
///
/// ## Fix
///
/// Unsafe: removes the condition. What the rule matches stays, but another value may have been meant.
struct ImpliedCondition: RuleCheck {
  let kind = DiagnosticKind("MG6008", "ImpliedCondition", .warning)

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    for case .implied(let site, let other) in rule.survey.facts {
      findings.report(
        "this holds wherever the condition in line \(rule.line(of: other)) does, which must hold too",
        at: rule.range(of: rule.sites[site].expression),
        fixes: rule.removal(of: site, "remove the condition", .unsafe),
        related: [rule.related("the other condition", rule.sites[other].expression)])
    }
  }
}
