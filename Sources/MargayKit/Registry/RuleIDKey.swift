/// A RuleID as the key of a table, by its bytes: equal texts that differ in bytes are two ids.
struct RuleIDKey: Hashable {
  private let text: String

  /// Makes the key of an id.
  init(_ text: String) { self.text = text }

  /// Whether the bytes are the same.
  static func == (left: RuleIDKey, right: RuleIDKey) -> Bool {
    left.text.utf8.count == right.text.utf8.count
      && left.text.utf8.elementsEqual(right.text.utf8)
  }

  /// Hashes the bytes.
  func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}
