/// Decides whether one formula over the atoms of a table implies another.
///
/// Atoms are taken as independent of each other except for the pairs of values that `AtomRelations` knows to be
/// impossible, so that what is proved holds for every event. What is not proved may still be true: relations of three
/// atoms are not known, and work is bounded.
struct Implication {
  /// The most atoms and nodes of one proof.
  private static let mostAtoms = 400
  private static let mostNodes = 40_000

  /// The atoms.
  var table: AtomTable
  private var relations = AtomPairs()
  private var values = AtomValues()
  private let takesShortcuts: Bool

  /// Makes proofs about the atoms of a table; without shortcuts each is a decision diagram, which finds the same.
  init(_ table: AtomTable = AtomTable(), takesShortcuts: Bool = true) {
    self.table = table
    self.takesShortcuts = takesShortcuts
  }

  /// Whether one formula is proved to hold wherever another does.
  mutating func implies(_ left: Formula, _ right: Formula) -> Bool {
    exclude(AtomValues.Question(left: left, right: right, negatesRight: true))
  }

  /// Whether two formulas are proved never to hold together.
  mutating func contradict(_ left: Formula, _ right: Formula) -> Bool {
    exclude(AtomValues.Question(left: left, right: right, negatesRight: false))
  }

  private mutating func exclude(_ question: AtomValues.Question) -> Bool {
    var (left, right) = (question.left, question.right)
    if takesShortcuts {
      if let first = Value(left), let second = Value(right) {
        return exclude(first, second.atom, second.holds != question.negatesRight)
      }
      var values = AtomValues()
      swap(&values, &self.values)
      defer { swap(&values, &self.values) }
      switch values.answer(question, atomCount: table.atoms.count, { exclusions($0, $1) }) {
      case .some: return false
      case .none: return true
      case .unknown:
        func known(_ atom: Int) -> Formula? { values.value(of: atom).map { .constant($0) } }
        (left, right) = (left.mapped(known), right.mapped(known))
      }
    }
    return impliesByDiagram(left, question.negatesRight ? right : .not(right))
  }

  private mutating func impliesByDiagram(_ left: Formula, _ right: Formula) -> Bool {
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

  /// The same of two values of atoms, as most conditions are.
  private mutating func exclude(_ left: Value, _ atom: Int, _ holds: Bool) -> Bool {
    if left.atom == atom { return left.holds != holds }
    return exclusions(left.atom, atom).contains(.pair(left.holds, holds))
  }

  /// Whether no event gives the atoms values for which a function holds.
  private mutating func isExcluded(
    _ root: DecisionDiagram.Node, _ diagram: inout DecisionDiagram, _ atoms: [Int]
  ) throws(DecisionDiagram.Overflow) -> Bool {
    var root = root
    for (second, right) in atoms.enumerated() {
      for (first, left) in atoms[..<second].enumerated().reversed() {
        if root == DecisionDiagram.never { return true }
        let found = exclusions(left, right)
        if found.isEmpty { continue }
        for (ofFirst, ofSecond) in [(true, true), (true, false), (false, true), (false, false)]
        where found.contains(.pair(ofFirst, ofSecond)) {
          let values = [
            try diagram.literal(first, ofFirst), try diagram.literal(second, ofSecond),
          ]
          let excluded = try diagram.and(values[0], values[1])
          root = try diagram.choose(excluded, DecisionDiagram.never, root)
        }
      }
    }
    return root == DecisionDiagram.never
  }

  /// Atoms of one field stand together, which keeps diagrams small.
  private func ordered(_ atoms: Set<Int>) -> [Int] {
    var groups: [UInt64: Int] = [:]
    let numbered = atoms.sorted().map { atom -> (group: Int, atom: Int) in
      let field = table.atoms[atom].fields.first
      let group = groups[field] ?? groups.count
      groups[field] = group
      return (group, atom)
    }
    return numbered.sorted { ($0.group, $0.atom) < ($1.group, $1.atom) }.map(\.atom)
  }

  /// The values that two atoms cannot have together.
  private mutating func exclusions(_ first: Int, _ second: Int) -> AtomRelations.Exclusions {
    guard table.atoms[first].mayShareField(with: table.atoms[second]) else { return [] }
    let (lower, upper) = (min(first, second), max(first, second))
    let found: AtomRelations.Exclusions
    if let known = relations[lower, upper] {
      found = known
    } else {
      found = AtomRelations.exclusions(table.atoms[lower], table.atoms[upper])
      relations[lower, upper] = found
    }
    return first < second ? found : found.reversed
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
