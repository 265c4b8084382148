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

    /// Everything that all of the terms ask for.
    package static func all(_ terms: [Term]) -> Term {
      Term(formula: .all(terms.map(\.formula)))
    }
  }

  private var implication: Implication

  /// Makes proofs that know nothing yet but which fields hold one value: their paths, with folded names.
  ///
  /// IsIn holds for a list with one of its items too; for these fields it is an Any of Equals. Without shortcuts each
  /// proof is a decision diagram, which finds the same.
  package init(scalars: Set<EventKeyPath> = [], takesShortcuts: Bool = true) {
    implication = Implication(
      AtomTable(reading: AtomTable.SideBySide(scalars: scalars)), takesShortcuts: takesShortcuts)
  }

  /// An expression as proofs take it.
  package mutating func term(_ expression: Expression) -> Term {
    Term(formula: implication.table.formula(expression))
  }

  /// Whether one term is proved to hold wherever another does.
  package mutating func implies(_ left: Term, _ right: Term) -> Bool {
    implication.implies(left.formula, right.formula)
  }

  /// Whether two terms are proved never to hold together.
  package mutating func contradict(_ left: Term, _ right: Term) -> Bool {
    implication.contradict(left.formula, right.formula)
  }

  /// Whether a term is proved never to hold.
  package mutating func neverHolds(_ term: Term) -> Bool {
    implication.implies(term.formula, .constant(false))
  }

  /// Whether a term is proved to hold for every event.
  package mutating func alwaysHolds(_ term: Term) -> Bool {
    implication.implies(.constant(true), term.formula)
  }
}
