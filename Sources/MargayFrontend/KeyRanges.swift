package import MargayDiagnostics

/// Where keys at the top of a file stand with their values, by the keys' names.
package struct KeyRanges: Sendable {
  /// A key by its place in `TopLevelKey.all`; a file has at most a million bytes.
  private struct Item {
    let key: UInt8
    let lower: UInt32
    let upper: UInt32

    var range: SourceRange { SourceRange(Int(lower), Int(upper)) }
  }

  private var items: [Item] = []

  /// Makes ranges of no key.
  package init() {}

  /// Makes room for the ranges of keys.
  mutating func reserve(_ count: Int) { items.reserveCapacity(count) }

  /// Adds a key that is not there yet, by its place in `TopLevelKey.all`.
  mutating func append(_ key: Int, _ range: SourceRange) {
    items.append(
      Item(
        key: UInt8(truncatingIfNeeded: key), lower: UInt32(truncatingIfNeeded: range.lower),
        upper: UInt32(truncatingIfNeeded: range.upper)))
  }

  /// The keys with their ranges.
  package var list: [(key: String, range: SourceRange)] {
    items.map { (TopLevelKey.table.names[Int($0.key)], $0.range) }
  }

  /// The range of a key; nil for one that is not written.
  package subscript(_ key: String) -> SourceRange? {
    guard let index = TopLevelKey.table.index(of: key) else { return nil }
    return items.first { Int($0.key) == index }?.range
  }
}
