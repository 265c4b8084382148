/// Decides whether one formula over the atoms of a table implies another.
///
/// Atoms are taken as independent of each other except for the pairs of values that `AtomRelations` knows to be
/// impossible, so that what is proved holds for every event. What is not proved may still be true: relations of three
/// atoms are not known, and work is bounded.
struct Implication {
  /// The most atoms and nodes of one proof.
  private static let mostAtoms = 400
  private static let mostNodes = 40_000

  private struct Pair: Hashable {
    let first: Int
    let second: Int
  }

  /// The atoms.
  var table = AtomTable()
  private var relations: [Pair: [AtomRelations.Exclusion]] = [:]

  /// Whether one formula is proved to hold wherever another does.
  mutating func implies(_ left: Formula, _ right: Formula) -> Bool {
    if let first = Value(left), let second = Value(right) { return implies(first, second) }
    let difference = Formula.all([left, .not(right)]).normalised
    if case .constant(let holds) = difference { return !holds }
    if left.normalised == right.normalised { return true }
    let atoms = ordered(difference.atoms)
    guard atoms.count <= Implication.mostAtoms else { return false }
    var places: [Int: Int] = [:]
    for (place, atom) in atoms.enumerated() { places[atom] = place }
    do throws(DecisionDiagram.Overflow) {
      var diagram = DecisionDiagram(mostNodes: Implication.mostNodes)
      let root = try diagram.function(difference) { places[$0] ?? 0 }
      return try isExcluded(root, &diagram, atoms)
    } catch {
      return false
    }
  }

  /// A formula that says of one atom whether it holds.
  private struct Value {
    let atom: Int
    let holds: Bool

    init?(_ formula: Formula) {
      switch formula {
      case .atom(let number): (atom, holds) = (number, true)
      case .not(.atom(let number)): (atom, holds) = (number, false)
      default: return nil
      }
    }
  }

  /// The same of two values of atoms, as most conditions are, for which no diagram is needed.
  private mutating func implies(_ left: Value, _ right: Value) -> Bool {
    if left.atom == right.atom { return left.holds == right.holds }
    guard table.atoms[left.atom].subject == table.atoms[right.atom].subject else { return false }
    let (first, second) = (min(left.atom, right.atom), max(left.atom, right.atom))
    // The second value is excluded where its negation is left.
    let isLeftFirst = first == left.atom
    return exclusions(first, second).contains { exclusion in
      let (ofLeft, ofRight) =
        isLeftFirst
        ? (exclusion.firstHolds, exclusion.secondHolds)
        : (exclusion.secondHolds, exclusion.firstHolds)
      return ofLeft == left.holds && ofRight != right.holds
    }
  }

  /// Whether no event gives the atoms values for which a function holds.
  private mutating func isExcluded(
    _ root: DecisionDiagram.Node, _ diagram: inout DecisionDiagram, _ atoms: [Int]
  ) throws(DecisionDiagram.Overflow) -> Bool {
    var root = root
    for (second, right) in atoms.enumerated() {
      for (first, left) in atoms[..<second].enumerated().reversed() {
        if root == DecisionDiagram.never { return true }
        guard table.atoms[left].subject == table.atoms[right].subject else { break }
        for exclusion in exclusions(left, right) {
          let values = [
            try diagram.literal(first, exclusion.firstHolds),
            try diagram.literal(second, exclusion.secondHolds),
          ]
          let excluded = try diagram.and(values[0], values[1])
          root = try diagram.choose(excluded, DecisionDiagram.never, root)
        }
      }
    }
    return root == DecisionDiagram.never
  }

  /// Atoms of one subject stand together, which keeps diagrams small.
  private func ordered(_ atoms: Set<Int>) -> [Int] {
    var groups: [Predicate.Subject: Int] = [:]
    let numbered = atoms.sorted().map { atom -> (group: Int, atom: Int) in
      let subject = table.atoms[atom].subject
      let group = groups[subject] ?? groups.count
      groups[subject] = group
      return (group, atom)
    }
    return numbered.sorted { ($0.group, $0.atom) < ($1.group, $1.atom) }.map(\.atom)
  }

  private mutating func exclusions(_ first: Int, _ second: Int) -> [AtomRelations.Exclusion] {
    let pair = Pair(first: first, second: second)
    if let known = relations[pair] { return known }
    let found = AtomRelations.exclusions(table.atoms[first], table.atoms[second])
    relations[pair] = found
    return found
  }
}

extension DecisionDiagram {
  /// The function that says which value a variable has.
  fileprivate mutating func literal(_ number: Int, _ holds: Bool) throws(Overflow) -> Node {
    let variable = try variable(number)
    return holds ? variable : try not(variable)
  }
}

extension BooleanFunction {
  /// Whether every element that fulfils one body is proved to fulfil another.
  func implies(_ other: BooleanFunction) -> Bool {
    if self == other { return true }
    var proof = Implication()
    let left = formula.mapped { .atom(proof.table.number(of: atoms[$0])) }
    let right = other.formula.mapped { .atom(proof.table.number(of: other.atoms[$0])) }
    return proof.implies(left, right)
  }
}
