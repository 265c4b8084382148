public import MargayEvents

/// A set of texts that values are looked up in, made once: `static let risky: TextSet = ["a", "b"]`.
///
/// Texts are told apart by their bytes, as everywhere in rules (Documentation/Language, section 0). A look-up costs a
/// glance at the length, and only for a length that some text of the set has a hash and a comparison; it allocates
/// nothing.
public struct TextSet: Sendable {
  /// Memory that never changes once the set is made.
  private final class Table: @unchecked Sendable {
    /// Where the text of each slot stands in `bytes`; empty slots have a negative count.
    let slots: UnsafeMutablePointer<(start: Int, count: Int)>
    let bytes: UnsafeMutablePointer<UInt8>
    /// The number of slots less one: it is a power of two, at least twice the number of texts.
    let mask: Int

    init(_ texts: Set<[UInt8]>) {
      var size = 4
      while size < 2 * texts.count { size *= 2 }
      mask = size - 1
      slots = .allocate(capacity: size)
      slots.initialize(repeating: (0, -1), count: size)
      bytes = .allocate(capacity: max(1, texts.map(\.count).reduce(0, +)))
      var start = 0
      for text in texts {
        text.withUnsafeBufferPointer { buffer in
          if let base = buffer.baseAddress {
            (bytes + start).initialize(from: base, count: buffer.count)
          }
          var slot = Int(truncatingIfNeeded: ByteHash.hash(buffer, seed: 0)) & mask
          while slots[slot].count >= 0 { slot = (slot + 1) & mask }
          slots[slot] = (start, buffer.count)
        }
        start += text.count
      }
    }

    deinit {
      slots.deallocate()
      bytes.deallocate()
    }

    func contains(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
      var slot = Int(truncatingIfNeeded: ByteHash.hash(text, seed: 0)) & mask
      while slots[slot].count >= 0 {
        let entry = UnsafeBufferPointer(start: bytes + slots[slot].start, count: slots[slot].count)
        if TextComparison.equals(entry, text) { return true }
        slot = (slot + 1) & mask
      }
      return false
    }
  }

  private let table: Table
  /// A bit for each length that a text of the set has, the last one for all lengths from 63 on.
  private let lengths: UInt64
  /// The texts in their order, for whoever records comparisons.
  let texts: [Text]

  /// Makes a set of texts.
  public init(_ texts: [Text]) {
    self.texts = texts
    table = Table(Set(texts.map(\.utf8)))
    lengths = texts.reduce(0) { $0 | TextSet.bit($1.utf8Count) }
  }

  /// Makes a set of the lines of a text: for so many texts that an array of literals would take long to compile.
  public init(lines: String) {
    self.init(
      lines.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        .map { Text(utf8: Array($0)) })
  }

  private static func bit(_ length: Int) -> UInt64 { 1 << UInt64(min(length, 63)) }

  /// Whether a text is in the set.
  public func contains(_ text: Text) -> Bool { contains(text.bytes) }

  /// Whether a value is a string of the set, or a list with an element that is (IsIn).
  @inlinable
  public func contains(_ value: Value) -> Bool {
    holds(value.ref, keeping: value.event, value.owner)
  }

  @usableFromInline
  @_effects(releasenone)
  func holds(_ value: ValueRef, keeping event: Event, _ owner: Value.Owner?) -> Bool {
    if event.isRecorded { for text in texts { Value.note("==", text, event) } }
    if value.kind == .string { return contains(value.text) }
    guard value.kind == .list else { return false }
    return value.elements.contains { $0.kind == .string && contains($0.text) }
  }

  private func contains(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    lengths & TextSet.bit(text.count) != 0 && table.contains(text)
  }
}

extension TextSet: ExpressibleByArrayLiteral {
  /// Makes a set of texts.
  public init(arrayLiteral texts: Text...) { self.init(texts) }
}
