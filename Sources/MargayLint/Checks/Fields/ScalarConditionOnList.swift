import MargayDiagnostics
import MargayEvents
import MargayFrontend
import MargayIR

/// A field that is a list has a condition that never holds for a list.
///
/// ## Why
///
/// A list equals no text, starts with none and is no address: `sourceIPs` of Kubernetes is a list, of which Contains
/// and IsIn
/// ask for an element. AnyElement asks any condition of each element.
///
/// ## Bad
///
/// ```yaml
/// LogTypes: [Amazon.EKS.Audit]
/// Detection:
///   - {KeyPath: user.groups, Condition: Equals, Value: "system:masters"} # MG6212
/// ```
///
/// ## Good
///
/// ```yaml
/// LogTypes: [Amazon.EKS.Audit]
/// Detection:
///   - {KeyPath: user.groups, Condition: Contains, Value: "system:masters"}
/// ```
///
/// ## Fix
///
/// Unsafe: writes the condition that asks the elements, where there is one.
struct ScalarConditionOnList: RuleCheck {
  let kind = DiagnosticKind("MG6212", "ScalarConditionOnList", .warning)

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    for use in rule.fieldUses {
      guard let site = use.site, let predicate = rule.sites[site].predicate,
        case .field(let field, isElement: false) = use.resolution,
        field.holdsList, !use.path.steps.contains(.wildcard),
        predicate.condition.failsForLists
      else { continue }
      if case .path = predicate.operand { continue }
      let expression = rule.sites[site].expression
      // An object in a list equals no scalar either.
      let other = field.isList ? nil : ScalarConditionOnWildcard.condition(for: predicate)
      findings.report(
        "\(quoted(use.path.text)) is a list, for which \(predicate.name)"
          + " \(predicate.isNegated ? "always" : "never") holds: \(other ?? "AnyElement") asks its"
          + " elements",
        at: rule.range(of: "Condition", of: expression),
        fixes: other.map { rule.writing(condition: $0, in: expression) } ?? [])
    }
  }
}
