/// What can be proved of rules in IR without running them.
///
/// Conditions are taken as independent of each other except for the pairs that `AtomRelations` knows to exclude each
/// other, so that what is proved holds for every event; what is not proved may still be true. Rules with more
/// conditions than a table of truth can hold are compared by their form only.
package enum ProgramProof {
  /// The most conditions that two rules may have together.
  private static let mostAtoms = 16

  /// Whether two rules are proved to match the same events.
  package static func matchSameEvents(_ left: RuleProgram, _ right: RuleProgram) -> Bool {
    var table = AtomTable()
    let first = table.formula(left)
    let second = table.formula(right)
    if first == second { return true }
    return forAllRows(table) { first.holds($0) == second.holds($0) }
  }

  /// Whether every event that one rule matches is proved to be matched by another.
  package static func implies(_ left: RuleProgram, _ right: RuleProgram) -> Bool {
    var table = AtomTable()
    let first = table.formula(left)
    let second = table.formula(right)
    if first == second { return true }
    return forAllRows(table) { !first.holds($0) || second.holds($0) }
  }

  /// Whether a rule is proved to match no event.
  package static func neverMatches(_ program: RuleProgram) -> Bool {
    var table = AtomTable()
    let formula = table.formula(program)
    return forAllRows(table) { !formula.holds($0) }
  }

  /// Whether two rules are proved to give the same alerts for the events that they match.
  ///
  /// Titles, dedup strings and context are the same when they are written the same; severities when their conditions
  /// say the same, one by one. `severities` are the default severities.
  package static func giveSameAlerts(
    _ left: RuleProgram, _ right: RuleProgram, severities: (Severity, Severity)
  ) -> Bool {
    guard left.title == right.title, left.groupBy == right.groupBy, left.context == right.context,
      severities.0 == severities.1
    else { return false }
    let first = left.dynamicSeverities
    let second = right.dynamicSeverities
    return first.count == second.count
      && zip(first, second).allSatisfy {
        ($0.severity ?? severities.0) == ($1.severity ?? severities.1)
          && BooleanFunction($0.condition) == BooleanFunction($1.condition)
      }
  }

  private static func forAllRows(_ table: AtomTable, _ holds: (UInt64) -> Bool) -> Bool {
    guard table.atoms.count <= mostAtoms else { return false }
    let relations = AtomRelations(table.atoms)
    for row in 0..<(UInt64(1) << UInt64(table.atoms.count)) {
      if !holds(row), relations.allows(row) { return false }
    }
    return true
  }
}
