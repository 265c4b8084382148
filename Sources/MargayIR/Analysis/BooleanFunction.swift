/// What the body of a list comprehension says, whatever its form.
///
/// Two bodies with equal functions hold for the same elements: the atoms that matter, and a decision diagram over them
/// in an order that depends on nothing else. A body that is too large for a diagram is told by its normalised form.
struct BooleanFunction: Hashable {
  /// The most atoms and nodes of a diagram.
  private static let mostAtoms = 100
  private static let mostNodes = 4000

  private enum Content: Hashable {
    case diagram(root: DecisionDiagram.Node, [DecisionDiagram.Branch])
    case form(Formula)
  }

  /// The atoms that matter, sorted.
  let atoms: [Atom]
  /// One formula of the function over the places of its atoms; others may say the same.
  let formula: Formula
  private let content: Content

  /// The function of a formula over the atoms of a table.
  init(_ formula: Formula, _ table: AtomTable) {
    if let single = BooleanFunction.single(formula) {
      atoms = [table.atoms[single.atom]]
      self.formula = single.holds ? .atom(0) : .not(.atom(0))
      content = .diagram(
        root: 2, [DecisionDiagram.Branch(single.holds)])
      return
    }
    let used = formula.atoms.map { (key: table.atoms[$0].key, atom: $0) }
      .sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.atom)
    let sorted = formula.mapped(BooleanFunction.places(used)).normalised
    var diagram = DecisionDiagram(mostNodes: BooleanFunction.mostNodes)
    if used.count <= BooleanFunction.mostAtoms,
      let root = try? diagram.function(sorted, { $0 })
    {
      let branches = diagram.canonical(root)
      let kept = Set(branches.map { Int($0.variable) }).sorted()
      // An atom that does not matter may have any value.
      let places = BooleanFunction.places(kept)
      atoms = kept.map { table.atoms[used[$0]] }
      self.formula = sorted.mapped { places($0) ?? .constant(false) }.normalised
      content = .diagram(root: min(root, 2), branches)
    } else {
      atoms = used.map { table.atoms[$0] }
      self.formula = sorted
      content = .form(sorted)
    }
  }

  private static func single(_ formula: Formula) -> (atom: Int, holds: Bool)? {
    switch formula {
    case .atom(let number): (number, true)
    case .not(.atom(let number)): (number, false)
    default: nil
    }
  }

  /// A text by which functions are sorted; equal for equal functions.
  var key: [UInt8] {
    var key: [UInt8] = [UInt8(ascii: "{")]
    for atom in atoms { key += atom.key + [UInt8(ascii: ";")] }
    func append(_ number: Int) {
      key += String(number).utf8
      key.append(UInt8(ascii: ","))
    }
    switch content {
    case .diagram(let root, let branches):
      append(Int(root))
      for branch in branches {
        append(Int(branch.variable))
        append(Int(branch.low))
        append(Int(branch.high))
      }
    case .form(let formula):
      key.append(UInt8(ascii: "f"))
      for number in formula.key { append(number) }
    }
    return key + [UInt8(ascii: "}")]
  }

  /// Whether nothing fulfils the body.
  var isNever: Bool { formula == .constant(false) }

  private static func places(_ numbers: [Int]) -> (Int) -> Formula? {
    var places: [Int: Formula] = [:]
    for (place, number) in numbers.enumerated() { places[number] = .atom(place) }
    return { places[$0] }
  }

  static func == (left: BooleanFunction, right: BooleanFunction) -> Bool {
    left.content == right.content && left.atoms == right.atoms
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(content)
    hasher.combine(atoms)
  }
}

extension DecisionDiagram.Branch {
  /// The branch of the function that says whether the first variable holds.
  fileprivate init(_ holds: Bool) {
    self.init(
      variable: 0, low: holds ? DecisionDiagram.never : DecisionDiagram.always,
      high: holds ? DecisionDiagram.always : DecisionDiagram.never)
  }
}
