package import MargayIR

/// An expression of a rule with what stands around it.
package struct ExpressionSite {
  /// A part of a rule that holds expressions.
  package enum Part: Hashable {
    /// InlineFilters.
    case filters
    /// Detection.
    case detection
    /// Conditions of the entry of DynamicSeverities with this index.
    case severity(Int)
  }

  /// The expression.
  package let expression: Expression
  /// The part in which it stands.
  package let part: Part
  /// The index of the combinator or list comprehension around it; nil for the outermost.
  package let parent: Int?
  /// The index of the innermost list comprehension around it; nil outside of one.
  package let comprehension: Int?

  /// The condition; nil for a combinator, a constant or a list comprehension.
  package var predicate: Predicate? {
    if case .predicate(let predicate) = expression.kind { predicate } else { nil }
  }

  /// The expression and everything in it, the outer before the inner, children in their order.
  static func append(
    _ expression: Expression, _ part: Part, parent: Int? = nil, comprehension: Int? = nil,
    to sites: inout [ExpressionSite]
  ) {
    let index = sites.count
    sites.append(
      ExpressionSite(
        expression: expression, part: part, parent: parent, comprehension: comprehension))
    switch expression.kind {
    case .all(let children), .any(let children), .onlyOne(let children), .none(let children):
      for child in children {
        append(child, part, parent: index, comprehension: comprehension, to: &sites)
      }
    case .elements(_, _, let body):
      append(body, part, parent: index, comprehension: index, to: &sites)
    case .constant, .predicate: break
    }
  }
}
