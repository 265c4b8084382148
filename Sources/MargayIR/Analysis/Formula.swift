import MargayEvents

/// An expression over numbered atoms.
indirect enum Formula: Hashable {
  case constant(Bool)
  case atom(Int)
  case not(Formula)
  case all([Formula])
  case any([Formula])
  case onlyOne([Formula])

  /// Whether the formula holds where the atoms of the set bits do.
  func holds(_ atoms: UInt64) -> Bool {
    switch self {
    case .constant(let value): value
    case .atom(let number): atoms >> UInt64(number) & 1 == 1
    case .not(let formula): !formula.holds(atoms)
    case .all(let list): list.allSatisfy { $0.holds(atoms) }
    case .any(let list): list.contains { $0.holds(atoms) }
    case .onlyOne(let list): list.count { $0.holds(atoms) } == 1
    }
  }
}

/// The atoms of some expressions, each with a number.
struct AtomTable {
  private(set) var atoms: [Atom] = []
  private var numbers: [Atom: Int] = [:]

  /// The formula of an expression.
  mutating func formula(_ expression: Expression) -> Formula {
    switch expression.kind {
    case .all(let children): return .all(children.map { formula($0) })
    case .any(let children): return .any(children.map { formula($0) })
    case .onlyOne(let children): return .onlyOne(children.map { formula($0) })
    case .none(let children): return .not(.any(children.map { formula($0) }))
    case .constant(let value): return .constant(value)
    case .predicate(let predicate):
      let atom = Formula.atom(number(of: Atom(predicate)))
      return predicate.isNegated ? .not(atom) : atom
    case .elements(let quantifier, let subject, let body):
      return elements(quantifier, subject, body)
    }
  }

  private mutating func elements(
    _ quantifier: ElementQuantifier, _ subject: EventKeyPath, _ body: Expression
  ) -> Formula {
    // A list without elements fulfils AllElements and NoElement: both are a "no element" of something.
    let function = BooleanFunction(body, isNegated: quantifier == .allElements)
    let atom = Atom(isOnlyOne: quantifier == .onlyOneElement, subject: subject, body: function)
    let formula = Formula.atom(number(of: atom))
    switch quantifier {
    case .anyElement, .onlyOneElement: return formula
    case .allElements, .noElement: return .not(formula)
    }
  }

  /// Everything that must hold of an event for a rule to match: filters and detection together.
  mutating func formula(_ program: RuleProgram) -> Formula {
    var parts: [Formula] = []
    if let filters = program.filters { parts.append(formula(filters)) }
    parts += program.includes.map { formula($0) }
    parts += program.excludes.map { .not(formula($0)) }
    parts.append(formula(program.detection))
    return .all(parts)
  }

  private mutating func number(of atom: Atom) -> Int {
    if let known = numbers[atom] { return known }
    numbers[atom] = atoms.count
    atoms.append(atom)
    return atoms.count - 1
  }
}

/// What an expression says, whatever its form: the atoms that matter and a table of truth over them.
///
/// Two expressions with equal functions hold for the same events. Expressions of more atoms than a table can have
/// are told apart by their form.
struct BooleanFunction: Hashable {
  /// The most atoms of a table.
  static let mostAtoms = 12

  private let atoms: [Atom]
  private let table: [Bool]
  private let form: Formula?

  /// The function of an expression, or of its negation.
  init(_ expression: Expression, isNegated: Bool = false) {
    var found = AtomTable()
    var formula = found.formula(expression)
    if isNegated { formula = .not(formula) }
    guard found.atoms.count <= BooleanFunction.mostAtoms else {
      atoms = found.atoms
      table = []
      form = formula
      return
    }
    let order = found.atoms.indices.sorted {
      found.atoms[$0].key.lexicographicallyPrecedes(found.atoms[$1].key)
    }
    var kept = order
    for atom in order where !BooleanFunction.depends(formula, on: atom, among: kept) {
      kept.removeAll { $0 == atom }
    }
    atoms = kept.map { found.atoms[$0] }
    table = (0..<(1 << kept.count)).map { row in
      formula.holds(BooleanFunction.spread(UInt64(row), over: kept))
    }
    form = nil
  }

  /// A text that is equal for equal functions.
  var key: [UInt8] {
    var key = Array("{".utf8)
    for atom in atoms { key += atom.key + Array(";".utf8) }
    key += table.map { $0 ? 0x31 : 0x30 }
    if let form { key += Array("\(form)".utf8) }
    return key + Array("}".utf8)
  }

  private static func spread(_ row: UInt64, over atoms: [Int]) -> UInt64 {
    var bits: UInt64 = 0
    for (place, atom) in atoms.enumerated() where row >> UInt64(place) & 1 == 1 {
      bits |= 1 << UInt64(atom)
    }
    return bits
  }

  private static func depends(_ formula: Formula, on atom: Int, among atoms: [Int]) -> Bool {
    let others = atoms.filter { $0 != atom }
    for row in 0..<(UInt64(1) << UInt64(others.count)) {
      let bits = spread(row, over: others)
      if formula.holds(bits) != formula.holds(bits | 1 << UInt64(atom)) { return true }
    }
    return false
  }
}
