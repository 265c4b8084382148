import MargayDiagnostics
import MargayFrontend

/// An inline filter lets every event pass that the Detection asks for.
///
/// ## Why
///
/// The Detection alone says as much: the filter keeps nothing out. Where it was meant to leave something out, its
/// value or
/// its field is another one.
///
/// ## Bad
///
/// ```yaml
/// InlineFilters:
///   - {KeyPath: eventName, Condition: DoesNotEqual, Value: AssumeRole} # MG6014
/// Detection:
///   - {KeyPath: eventName, Condition: Equals, Value: ConsoleLogin}
/// ```
///
/// ## Good
///
/// ```yaml
/// InlineFilters:
///   - {KeyPath: recipientAccountId, Condition: DoesNotEqual, Value: "111122223333"}
/// Detection:
///   - {KeyPath: eventName, Condition: Equals, Value: ConsoleLogin}
/// ```
///
/// ## Fix
///
/// Unsafe: removes the filter. What the rule matches stays, but another value may have been meant.
struct FilterWithoutEffect: RuleCheck {
  let kind = DiagnosticKind("MG6014", "FilterWithoutEffect", .warning)

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    for case .filterWithoutEffect(let filter, let part) in rule.survey.facts {
      findings.report(
        "this filter holds wherever the Detection does\(rule.inLine(part)), so that it keeps nothing out",
        at: rule.range(of: rule.sites[filter].expression),
        fixes: rule.removal(of: filter, "remove the filter", .unsafe),
        related: part.map { [rule.related("the condition", rule.sites[$0].expression)] } ?? [])
    }
  }
}
