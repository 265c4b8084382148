import MargayDiagnostics
import MargayEvents
import MargayFrontend
import MargayIR

/// A path with `[*]` has a condition that never holds for a list.
///
/// ## Why
///
/// `[*]` gives the list of the values in all elements. A list equals no text, starts with none and is no address, so
/// that
/// the condition never holds, and its negative always does. Contains asks whether the list has the value; AnyElement
/// asks
/// any condition of each element.
///
/// ## Bad
///
/// ```yaml
/// - KeyPath: resources[*].type
///   Condition: Equals # MG6020
///   Value: AWS::S3::Bucket
/// ```
///
/// ## Good
///
/// ```yaml
/// - KeyPath: resources[*].type
///   Condition: Contains
///   Value: AWS::S3::Bucket
/// ```
///
/// ## Fix
///
/// Unsafe: writes the condition that asks the elements, where there is one.
struct ScalarConditionOnWildcard: RuleCheck {
  let kind = DiagnosticKind("MG6020", "ScalarConditionOnWildcard", .warning)

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    guard rule.traits.contains(.wildcard) else { return }
    for site in rule.sites {
      guard let predicate = site.predicate, let path = predicate.path,
        path.steps.contains(.wildcard), predicate.condition.failsForLists
      else { continue }
      if case .path = predicate.operand { continue }
      let other = ScalarConditionOnWildcard.condition(for: predicate)
      findings.report(
        "\(predicate.name) \(predicate.isNegated ? "always" : "never") holds for the list that"
          + " \(quoted(path.text)) gives"
          + (other.map { ": \($0) asks its elements" } ?? ": AnyElement asks its elements"),
        at: rule.range(of: "Condition", of: site.expression),
        fixes: other.map { rule.writing(condition: $0, in: site.expression) } ?? [])
    }
  }

  /// The condition that asks of a list what another one asks of a scalar; nil where only AnyElement can.
  static func condition(for predicate: Predicate) -> String? {
    let other: ConditionID
    switch predicate.condition {
    case .equals: other = .contains
    case .iEquals: other = .iContains
    case .isIPAddressInCIDR: other = .cidrContainsIPAddresses
    default: return nil
    }
    return ConditionTable.spelling(of: other, isNegated: predicate.isNegated)
  }
}
