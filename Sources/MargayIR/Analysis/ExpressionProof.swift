package import MargayEvents

/// What can be proved of expressions that stand beside each other in one rule.
///
/// What is proved holds for every event; what is not proved may still be true (`Implication`). Names of paths are
/// taken as folded everywhere, so that inline filters, whose names are exact, are comparable with the Detection: the
/// two differ only for events that spell a field in another case.
package struct ExpressionProof {
  /// An expression as proofs take it.
  package struct Term {
    fileprivate let formula: Formula

    /// Whether the form alone says that it holds always or never; nil where it does not.
    package var constant: Bool? {
      if case .constant(let value) = formula { value } else { nil }
    }

    /// Everything that all of the terms ask for.
    package static func all(_ terms: [Term]) -> Term {
      Term(formula: .all(terms.map(\.formula)))
    }
  }

  private var implication = Implication()

  /// Makes proofs that know nothing yet but which fields hold one value.
  package init(scalars: Set<EventKeyPath> = []) { self.scalars = scalars }

  /// The longest list that is taken for as many comparisons.
  private static let mostValues = 32

  /// The paths, with folded names, of fields that are known to hold one value.
  ///
  /// IsIn holds for a list with one of its items too; for these it is an Any of Equals.
  private let scalars: Set<EventKeyPath>

  /// An expression as proofs take it.
  package mutating func term(_ expression: Expression) -> Term {
    Term(formula: implication.table.formula(prepared(expression)).normalised)
  }

  /// Whether one term is proved to hold wherever another does.
  package mutating func implies(_ left: Term, _ right: Term) -> Bool {
    implication.implies(left.formula, right.formula)
  }

  /// Whether two terms are proved never to hold together.
  package mutating func contradict(_ left: Term, _ right: Term) -> Bool {
    implication.implies(left.formula, .not(right.formula))
  }

  /// Whether a term is proved never to hold.
  package mutating func neverHolds(_ term: Term) -> Bool {
    implication.implies(term.formula, .constant(false))
  }

  /// Whether a term is proved to hold for every event.
  package mutating func alwaysHolds(_ term: Term) -> Bool {
    implication.implies(.constant(true), term.formula)
  }

  /// The expression with paths whose names are folded, and with comparisons for lists.
  private func prepared(_ expression: Expression) -> Expression {
    var result = expression
    switch expression.kind {
    case .all(let children): result.kind = .all(children.map(prepared))
    case .any(let children): result.kind = .any(children.map(prepared))
    case .onlyOne(let children): result.kind = .onlyOne(children.map(prepared))
    case .none(let children): result.kind = .none(children.map(prepared))
    case .predicate(var predicate):
      guard case .path(var path) = predicate.subject else { break }
      if path.names == .exact {
        path.names = .folded
        predicate.subject = .path(path)
        result.kind = .predicate(predicate)
      }
      if predicate.condition == .isIn, case .literals(let list) = predicate.operand,
        list.count <= ExpressionProof.mostValues, scalars.contains(path)
      {
        let isNegated = predicate.isNegated
        predicate.condition = .equals
        predicate.isNegated = false
        let single = list.map { literal in
          predicate.operand = .literal(literal)
          return Expression(id: expression.id, kind: .predicate(predicate))
        }
        result.kind = isNegated ? .none(single) : .any(single)
      }
    case .constant, .elements: break
    }
    return result
  }
}
