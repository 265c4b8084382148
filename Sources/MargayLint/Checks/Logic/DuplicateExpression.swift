import MargayDiagnostics
import MargayFrontend

/// An expression stands twice, or says the same as another one beside it.
///
/// ## Why
///
/// The second changes nothing. Often another field or value was meant when the first was copied.
///
/// ## Bad
///
/// ```yaml
/// - {KeyPath: eventName, Condition: Equals, Value: ConsoleLogin}
/// - {KeyPath: readOnly, Condition: Equals, Value: false}
/// - {KeyPath: eventName, Condition: Equals, Value: ConsoleLogin} # MG6007
/// ```
///
/// ## Good
///
/// ```yaml
/// - {KeyPath: eventName, Condition: Equals, Value: ConsoleLogin}
/// - {KeyPath: readOnly, Condition: Equals, Value: false}
/// ```
///
/// ## Fix
///
/// Safe: removes the second; what the rule matches stays.
struct DuplicateExpression: RuleCheck {
  let kind = DiagnosticKind("MG6007", "DuplicateExpression", .warning)

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    for case .duplicate(let site, let first) in rule.survey.facts {
      findings.report(
        "this says the same as the expression in line \(rule.line(of: first))",
        at: rule.range(of: rule.sites[site].expression),
        fixes: rule.removal(of: site, "remove the repetition", .safe),
        related: [rule.related("the first", rule.sites[first].expression)])
    }
  }
}
