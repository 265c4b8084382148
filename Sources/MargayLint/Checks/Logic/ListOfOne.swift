import MargayDiagnostics
import MargayEvents
import MargayFrontend
import MargayIR

/// IsIn or IsNotIn has a single item.
///
/// ## Why
///
/// On a field that holds one value Equals says the same. Where the field is a list IsIn asks for an element and
/// stays, and
/// where more items are to come it may stay too, so that this check is off unless it is selected.
///
/// ## Bad
///
/// ```yaml
/// - {KeyPath: eventName, Condition: IsIn, Values: [ConsoleLogin]} # MG6024
/// ```
///
/// ## Good
///
/// ```yaml
/// - {KeyPath: eventName, Condition: Equals, Value: ConsoleLogin}
/// ```
struct ListOfOne: RuleCheck {
  let kind = DiagnosticKind("MG6024", "ListOfOne", .note)
  let isOnByDefault = false

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    guard rule.traits.contains(.list) else { return }
    for site in rule.sites {
      guard let predicate = site.predicate, case .literals(let list) = predicate.operand,
        list.count == 1, predicate.path?.steps.contains(.wildcard) == false
      else { continue }
      let other = ConditionTable.spelling(of: .equals, isNegated: predicate.isNegated)
      findings.report(
        "\(predicate.name) has one item: \(other) says the same of a field that is no list",
        at: rule.range(of: "Condition", of: site.expression))
    }
  }
}
