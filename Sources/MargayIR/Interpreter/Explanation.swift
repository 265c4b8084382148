/// What one expression gave on one event, with everything under it: no short-circuit.
package struct Explanation: Sendable {
  /// What an expression is.
  package enum Kind: Hashable, Sendable {
    /// All of the children.
    case all
    /// Some child.
    case any
    /// Exactly one child.
    case onlyOne
    /// No child.
    case none
    /// `AlwaysTrue` or `AlwaysFalse`.
    case constant
    /// A condition on a value.
    case predicate
    /// A list comprehension.
    case elements
  }

  /// The identity of the expression.
  package var id: NodeID
  /// What it is.
  package var kind: Kind
  /// Its name: `All`, a condition's canonical name in its direction, a quantifier, `AlwaysTrue`.
  package var name: String
  /// Whether it holds.
  package var holds: Bool
  /// What it looks at, as key path text; nil for combinators and constants.
  package var path: String?
  /// What it compares with, as text for people; nil when there is no operand.
  package var operand: String?
  /// The value that it found, as compact JSON of at most 200 scalars; nil when it is missing or there is none.
  package var value: String?
  /// Why, as a phrase that follows "the value" or stands alone; empty for combinators and constants.
  package var reason: String
  /// The results of a list comprehension.
  package var elements: Elements?
  /// The expressions under it; of a list comprehension none, see `elements`.
  package var children: [Explanation]

  /// What a list comprehension gave on the elements of its list.
  package struct Elements: Sendable {
    /// How many elements the list has.
    package var count: Int
    /// The places of the elements that matched, counted from 0.
    package var matching: [Int]
    /// The body's explanations on the first elements, at most `explainedLimit`.
    package var explained: [Explanation]
    /// How many elements are explained.
    package static let explainedLimit = 16
  }
}

/// What a rule gave on one event, with every expression of it.
package struct RuleExplanation: Sendable {
  /// The outcome.
  package var outcome: RuleOutcome
  /// The inline filters; nil when there are none.
  package var filters: Explanation?
  /// The include filters.
  package var includes: [Explanation]
  /// The exclude filters.
  package var excludes: [Explanation]
  /// The detection.
  package var detection: Explanation
  /// The conditions of the dynamic severities, in order.
  package var dynamicSeverities: [Explanation]
  /// What made the outcome other than `matched`; nil for `matched`.
  package var deciding: DecidingExpression?
}
