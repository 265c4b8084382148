import MargayDiagnostics
import MargayEvents
import MargayFrontend
import MargayIR

/// AllElements holds where there is no list, and nothing else asks for one.
///
/// ## Why
///
/// What is asked of all elements is true of an empty list, and a missing field counts as one. Then the condition
/// holds for
/// every event without the field. A condition beside it that the list is there, or not empty, says what is meant.
///
/// ## Bad
///
/// ```yaml
/// - {KeyPath: eventName, Condition: Equals, Value: PutEventSelectors}
/// - KeyPath: requestParameters.eventSelectors
///   Condition: AllElements # MG6022
///   Expressions:
///     - {KeyPath: includeManagementEvents, Condition: Equals, Value: false}
/// ```
///
/// ## Good
///
/// ```yaml
/// - {KeyPath: eventName, Condition: Equals, Value: PutEventSelectors}
/// - {KeyPath: requestParameters.eventSelectors, Condition: IsNotNullOrEmpty}
/// - KeyPath: requestParameters.eventSelectors
///   Condition: AllElements
///   Expressions:
///     - {KeyPath: includeManagementEvents, Condition: Equals, Value: false}
/// ```
struct AllElementsOfNothing: RuleCheck {
  let kind = DiagnosticKind("MG6022", "AllElementsOfNothing", .warning)

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    guard rule.traits.contains(.elements) else { return }
    for (index, site) in rule.sites.enumerated() {
      guard case .elements(.allElements, let path, _) = site.expression.kind,
        !rule.isNegated(index), !rule.isAskedFor(path, beside: index)
      else { continue }
      findings.report(
        "AllElements holds too where \(quoted(path.text)) is missing or empty",
        at: rule.range(of: "Condition", of: site.expression))
    }
  }
}
