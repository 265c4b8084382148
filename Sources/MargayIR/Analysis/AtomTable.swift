import MargayEvents

/// The atoms of some expressions, each with a number.
struct AtomTable {
  /// The longest list of IsIn that is taken apart, so that lists that are split otherwise are found to be the same.
  private static let mostValues = 32

  /// The most atoms that are looked through one by one, which is quicker for few.
  private static let mostUnsorted = 24

  /// How expressions are read that stand beside each other in one rule; nil for the language's own reading.
  struct SideBySide {
    /// The paths, with folded names, of fields that are known to hold one value.
    let scalars: Set<EventKeyPath>
  }

  private(set) var atoms: [Atom] = []
  private var numbers: [Atom: Int] = [:]
  private let reading: SideBySide?

  /// Makes a table without atoms.
  init(reading: SideBySide? = nil) {
    self.reading = reading
    atoms.reserveCapacity(8)
  }

  /// The number of an atom.
  mutating func number(of atom: Atom) -> Int {
    let isLong = atoms.count > AtomTable.mostUnsorted
    if let known = isLong ? numbers[atom] : atoms.firstIndex(of: atom) { return known }
    atoms.append(atom)
    if isLong {
      numbers[atom] = atoms.count - 1
    } else if atoms.count > AtomTable.mostUnsorted {
      for (number, atom) in atoms.enumerated() { numbers[atom] = number }
    }
    return atoms.count - 1
  }

  /// The formula of an expression.
  mutating func formula(_ expression: Expression) -> Formula {
    switch expression.kind {
    case .all(let children): return .all(children.map { formula($0) })
    case .any(let children): return .any(children.map { formula($0) })
    case .onlyOne(let children): return .onlyOne(children.map { formula($0) })
    case .none(let children): return .not(.any(children.map { formula($0) }))
    case .constant(let value): return .constant(value)
    case .predicate(let predicate):
      let positive = reading == nil ? formula(predicate) : formula(beside: predicate)
      return predicate.isNegated ? .not(positive) : positive
    case .elements(let quantifier, let subject, let body):
      return elements(quantifier, subject, body)
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

  /// The formula of the positive of a condition.
  private mutating func formula(_ predicate: Predicate) -> Formula {
    if predicate.isNever { return .constant(false) }
    // A value, or an element of a list, is in a list exactly when it is one of its members.
    if predicate.condition == .isIn, case .literals(let list) = predicate.operand {
      let values = list.count <= AtomTable.mostValues ? list : Literal.distinct(list)
      if values.count <= AtomTable.mostValues {
        return .any(
          values.map { value in
            var single = predicate
            single.operand = .literals([value])
            return .atom(number(of: Atom(single)))
          })
      }
    }
    return .atom(number(of: Atom(predicate)))
  }

  /// The formula of the positive of a condition, its names folded, a list of values for a field with one value taken as
  /// comparisons.
  private mutating func formula(beside predicate: Predicate) -> Formula {
    guard case .path(var path) = predicate.subject else { return formula(predicate) }
    var predicate = predicate
    if path.names == .exact {
      path.names = .folded
      predicate.subject = .path(path)
    }
    if predicate.condition == .isIn, case .literals(let list) = predicate.operand,
      list.count <= AtomTable.mostValues, let reading, reading.scalars.contains(path)
    {
      predicate.condition = .equals
      return .any(
        list.map { literal in
          predicate.operand = .literal(literal)
          return .atom(number(of: Atom(predicate)))
        })
    }
    return formula(predicate)
  }

  private mutating func elements(
    _ quantifier: ElementQuantifier, _ subject: EventKeyPath, _ body: Expression
  ) -> Formula {
    var inner = AtomTable()
    let holds = inner.formula(body)
    switch quantifier {
    case .onlyOneElement:
      return elements(isOnlyOne: true, subject, holds.normalised, inner)
    // A list without elements fulfils AllElements and NoElement: both are a "no element" of something.
    case .anyElement: return someElement(subject, holds.normalised, inner)
    case .noElement: return .not(someElement(subject, holds.normalised, inner))
    case .allElements: return .not(someElement(subject, Formula.not(holds).normalised, inner))
    }
  }

  /// Some element fulfils one of several bodies exactly when one of the bodies is fulfilled by some element.
  private mutating func someElement(
    _ subject: EventKeyPath, _ body: Formula, _ inner: AtomTable
  ) -> Formula {
    guard case .any(let bodies) = body else {
      return elements(isOnlyOne: false, subject, body, inner)
    }
    return .any(bodies.map { elements(isOnlyOne: false, subject, $0, inner) })
  }

  private mutating func elements(
    isOnlyOne: Bool, _ subject: EventKeyPath, _ body: Formula, _ inner: AtomTable
  ) -> Formula {
    let function = BooleanFunction(body, inner)
    if function.isNever { return .constant(false) }
    return .atom(number(of: Atom(isOnlyOne: isOnlyOne, subject: subject, body: function)))
  }
}
