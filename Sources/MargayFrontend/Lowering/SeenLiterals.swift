import MargayIR

/// The literals of one list so far: few are compared with each other, many get a table.
struct SeenLiterals {
  private static let most = 16
  private var literals: [Literal] = []
  private var table: Set<Literal> = []

  /// Adds a literal; false for one that was there.
  mutating func insert(_ literal: Literal) -> Bool {
    guard literals.count < SeenLiterals.most else {
      if table.isEmpty { table = Set(literals) }
      return table.insert(literal).inserted
    }
    let isNew = !literals.contains(literal)
    if isNew { literals.append(literal) }
    return isNew
  }
}
