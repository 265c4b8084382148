import MargayDiagnostics

/// The names of one list so far with their places: few are compared with each other, many get a table.
struct NamePlaces {
  private static let most = 16
  private var names: [(name: [UInt8], place: SourceRange)] = []
  private var table: [[UInt8]: SourceRange] = [:]

  /// Knows no name; `count` are expected.
  init(expecting count: Int) { names.reserveCapacity(min(count, NamePlaces.most)) }

  /// Notes a name; the place of the first one where it was there already.
  mutating func note(_ name: [UInt8], _ place: SourceRange) -> SourceRange? {
    guard names.count < NamePlaces.most else {
      if table.isEmpty { for (name, place) in names { table[name] = place } }
      if let first = table[name] { return first }
      table[name] = place
      return nil
    }
    if let first = names.first(where: { $0.name == name }) { return first.place }
    names.append((name, place))
    return nil
  }
}
