import MargayDiagnostics
import MargayFrontend
import MargayIR
import MargayYAML

/// An item of IsIn is left out again by IsNotIn or DoesNotEqual beside it.
///
/// ## Why
///
/// The item never counts: what equals it, or is a list with it, fails the other condition. One of the two lists is
/// wrong.
///
/// ## Bad
///
/// ```yaml
/// - {KeyPath: eventName, Condition: IsIn, Values: [StopLogging, DeleteTrail]} # MG6037
/// - {KeyPath: eventName, Condition: IsNotIn, Values: [DeleteTrail, UpdateTrail]}
/// ```
///
/// ## Good
///
/// ```yaml
/// - {KeyPath: eventName, Condition: IsIn, Values: [StopLogging]}
/// ```
///
/// ## Fix
///
/// Unsafe: removes the item from IsIn.
struct ExcludedListItem: RuleCheck {
  let kind = DiagnosticKind("MG6037", "ExcludedListItem", .warning)

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    guard rule.traits.isSuperset(of: [.list, .negation]) else { return }
    for site in rule.sites {
      guard case .all(let children) = site.expression.kind else { continue }
      for child in children {
        guard case .predicate(let predicate) = child.kind, predicate.condition == .isIn,
          !predicate.isNegated, case .literals(let list) = predicate.operand
        else { continue }
        let isScalar = predicate.path.map { rule.scalarPaths.contains($0) } ?? false
        let excluded = children.compactMap {
          ExcludedListItem.excluded($0, predicate.subject, isScalar: isScalar)
        }
        if excluded.isEmpty { continue }
        let items = list.enumerated().filter { item in
          excluded.contains { $0.contains(item.element) }
        }
        // Where nothing is left the two contradict each other, which is told as such.
        guard items.count < list.count, let values = rule.entry("Values", of: child)?.value,
          values.items.count == list.count
        else { continue }
        for (place, literal) in items {
          findings.report(
            "\(quoted(literal.plainText)) is left out again by a condition beside it",
            at: values.items[place].reportRange,
            fixes: rule.removal(ofItem: place, in: values, "remove the item", .unsafe))
        }
      }
    }
  }

  /// The items that a condition on the same field leaves out; nil for other expressions.
  ///
  /// A list with an item does not equal the item: DoesNotEqual counts only for fields that hold one value.
  private static func excluded(
    _ expression: Expression, _ subject: Predicate.Subject, isScalar: Bool
  ) -> [Literal]? {
    guard case .predicate(let predicate) = expression.kind, predicate.isNegated,
      predicate.subject == subject
    else { return nil }
    switch (predicate.condition, predicate.operand) {
    case (.isIn, .literals(let list)): return list
    case (.equals, .literal(let literal)): return isScalar ? [literal] : nil
    default: return nil
    }
  }
}
