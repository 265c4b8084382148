import MargayEvents

extension Predicate.Operand {
  /// The operand as text for people, cut where it is long; nil for none.
  package var text: String? {
    switch self {
    case .none: return nil
    case .literal(let literal): return Reason.cut(literal.text)
    case .literals(let literals):
      let shown = literals.prefix(Self.shownLiterals).map { Reason.cut($0.text) }
        .joined(separator: ", ")
      let rest = literals.count - Self.shownLiterals
      return rest > 0 ? "\(shown) and \(rest) more" : shown
    case .path(let path): return path.text
    case .network(let network): return network.text
    }
  }

  /// How many literals of a long list are shown.
  private static var shownLiterals: Int { 10 }
}

extension Literal {
  /// The literal as text for people: a string in single quotes.
  package var text: String {
    switch self {
    case .string(let bytes): "'" + String(decoding: bytes, as: UTF8.self) + "'"
    case .number(let text): text
    case .bool(let value): value ? "true" : "false"
    }
  }
}

extension EnrichmentPath {
  /// The path to the rows, and behind a colon the path in a row.
  package var text: String {
    rows.text + ": " + EventKeyPath(steps: field.steps, names: field.names).text
  }
}
