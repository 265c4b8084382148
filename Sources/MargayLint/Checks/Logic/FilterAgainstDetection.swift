import MargayDiagnostics
import MargayFrontend

/// An inline filter lets no event pass that the Detection asks for.
///
/// ## Why
///
/// The filter is asked first, and what it lets pass never fulfils the Detection: the rule never matches. A filter
/// says which
/// events are looked at, not which are left out.
///
/// ## Bad
///
/// ```yaml
/// InlineFilters:
///   - {KeyPath: eventName, Condition: Equals, Value: AssumeRole} # MG6013
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
struct FilterAgainstDetection: RuleCheck {
  let kind = DiagnosticKind("MG6013", "FilterAgainstDetection", .warning)

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    for case .filterAgainstDetection(let filter, let part) in rule.survey.facts {
      findings.report(
        "no event that this filter lets pass fulfils the Detection\(rule.inLine(part)),"
          + " so that the rule never matches",
        at: rule.range(of: rule.sites[filter].expression),
        related: part.map { [rule.related("the condition", rule.sites[$0].expression)] } ?? [])
    }
  }
}
