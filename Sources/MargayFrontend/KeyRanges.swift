package import MargayDiagnostics

/// Where keys of a file stand with their values, by the keys' names.
package struct KeyRanges: Sendable {
  /// The keys with their ranges.
  package private(set) var list: [(key: String, range: SourceRange)] = []

  /// Makes ranges of no key.
  package init() {}

  /// Adds a key that is not there yet.
  mutating func append(_ key: String, _ range: SourceRange) {
    if list.isEmpty { list.reserveCapacity(24) }
    list.append((key, range))
  }

  /// The range of a key; nil for one that is not written.
  package subscript(_ key: String) -> SourceRange? { list.first { $0.key == key }?.range }
}
