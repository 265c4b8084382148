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
  /// A text by which functions are sorted; equal for equal functions.
  let key: [UInt8]

  /// The function of a formula over the atoms of a table.
  init(_ formula: Formula, _ table: AtomTable) {
    let used = formula.atoms.sorted {
      table.atoms[$0].key.lexicographicallyPrecedes(table.atoms[$1].key)
    }
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
    key = BooleanFunction.key(of: content, over: atoms)
  }

  private static func key(of content: Content, over atoms: [Atom]) -> [UInt8] {
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
