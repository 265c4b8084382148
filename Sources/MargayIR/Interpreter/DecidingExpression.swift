/// The expression that made a rule not match.
package struct DecidingExpression: Sendable {
  /// The outcome that it made, which says where it stands: in a filter or in the detection.
  package var outcome: RuleOutcome
  /// The first expression, from the outside in, whose result alone explains the outcome.
  package var expression: Explanation
}

extension Explanation {
  /// The first expression under this one, or itself, whose result alone explains the result of this one.
  ///
  /// Of a false All the first false child decides, of a false None the first true one, and so on down to a
  /// condition. An OnlyOne with several true children decides itself: no child of it is wrong alone.
  var deciding: Explanation {
    switch (kind, holds) {
    case (.all, false), (.any, false), (.none, true):
      return children.first { !$0.holds }?.deciding ?? self
    case (.all, true), (.any, true), (.none, false), (.onlyOne, true):
      return children.first { $0.holds }?.deciding ?? self
    case (.onlyOne, false) where !children.contains { $0.holds }:
      return children.first?.deciding ?? self
    default: return self
    }
  }
}
