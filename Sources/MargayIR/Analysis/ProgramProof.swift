/// What can be proved of rules in IR without running them.
///
/// Expressions become formulas over atoms (`Atom`); formulas are compared in a normal form, and as decision diagrams
/// under what is known of the atoms of one subject (`Implication`). What is proved holds for every event; what is not
/// proved may still be true.
package struct ProgramProof {
  private var programs: [RuleProgram] = []
  private var formulas: [Formula] = []
  /// What each program looks at.
  private var fields: [Set<UInt64>] = []
  /// What each of the parts looks at that must all hold for a program to match.
  private var partFields: [[Set<UInt64>]] = []
  private var implication: Implication
  /// Which programs are proved to match nothing, as far as that was asked.
  private var never: [Int: Bool] = [:]

  /// Looks at programs, which are numbered from 0 in their order.
  ///
  /// Without shortcuts each proof is a decision diagram, which finds the same.
  package init(_ programs: [RuleProgram], takesShortcuts: Bool = true) {
    implication = Implication(takesShortcuts: takesShortcuts)
    for program in programs { _ = add(program) }
  }

  /// Looks at another program too; gives its number.
  package mutating func add(_ program: RuleProgram) -> Int {
    let formula = implication.table.formula(program).normalised
    let atoms = implication.table.atoms
    func fields(_ formula: Formula) -> Set<UInt64> {
      formula.atoms.reduce(into: []) {
        $0.insert(atoms[$1].fields.first)
        $0.insert(atoms[$1].fields.second)
      }
    }
    programs.append(program)
    formulas.append(formula)
    self.fields.append(fields(formula))
    if case .all(let parts) = formula {
      partFields.append(parts.map(fields))
    } else {
      partFields.append([fields(formula)])
    }
    return programs.count - 1
  }

  /// Whether every event that one rule matches is proved to be matched by another; made for many pairs.
  package mutating func implies(_ left: Int, _ right: Int) -> Bool {
    canImply(left, right)
      ? implication.implies(formulas[left], formulas[right]) : neverMatches(left)
  }

  /// Whether a rule looks at something of each part that another one asks for.
  ///
  /// A part that looks at other things follows only if it always holds or the rule never does, since atoms of different
  /// fields are taken as independent. The first is hardly ever written, so that it is not looked for: most pairs of
  /// rules are told apart by this alone.
  private func canImply(_ left: Int, _ right: Int) -> Bool {
    partFields[right].allSatisfy { part in
      part.isEmpty || !part.isDisjoint(with: fields[left])
    }
  }

  /// Whether two rules are proved to match the same events.
  package mutating func matchSameEvents(_ left: Int, _ right: Int) -> Bool {
    // Most rules that match the same events have one normal form.
    if formulas[left] == formulas[right] { return true }
    return implication.implies(formulas[left], formulas[right])
      && implication.implies(formulas[right], formulas[left])
  }

  /// Whether a rule is proved to match no event.
  package mutating func neverMatches(_ rule: Int) -> Bool {
    if let known = never[rule] { return known }
    let isNever = implication.implies(formulas[rule], .constant(false))
    never[rule] = isNever
    return isNever
  }

  /// Whether two rules that match the same events are proved to give them the same severities.
  ///
  /// `standard` is the severity of events for which no dynamic severity holds.
  package mutating func giveSameSeverities(
    _ left: Int, _ right: Int, standard: Severity
  ) -> Bool {
    let first = severities(programs[left], standard)
    let second = severities(programs[right], standard)
    return Severity.allCases.allSatisfy { severity in
      // The severities of one event exclude each other: it is enough to look from one side.
      implication.implies(
        .all([formulas[left], first[severity] ?? .constant(false)]),
        second[severity] ?? .constant(false))
    }
  }

  /// When a program gives each severity.
  private mutating func severities(
    _ program: RuleProgram, _ standard: Severity
  ) -> [Severity: Formula] {
    var found: [Severity: Formula] = [:]
    var before: [Formula] = []
    func add(_ severity: Severity, _ condition: Formula) {
      let part = Formula.all(before.map { .not($0) } + [condition])
      found[severity] = found[severity].map { .any([$0, part]) } ?? part
      before.append(condition)
    }
    for entry in program.dynamicSeverities {
      add(entry.severity ?? standard, implication.table.formula(entry.condition))
    }
    add(standard, .constant(true))
    return found
  }
}
