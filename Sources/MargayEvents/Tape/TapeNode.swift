/// One value (or object key) on a tape: 16 bytes.
///
/// A tape lists an event's values in document order. An object is followed by key, value, key, value ...;
/// a list by its elements. `next` is the index of the node behind the value and all that it holds, so that
/// a walk over siblings never touches their content. A key's `next` is its own index plus one: its value.
///
/// Text (strings, keys, numbers) is `length` bytes at `offset` in the tape's bytes: for a string the decoded
/// text, which is the source itself where it needs no decoding, else a copy behind the source.
@frozen
@usableFromInline
package struct TapeNode: Sendable {
  /// What the node is.
  @usableFromInline package var kind: Kind
  /// Facts about it.
  @usableFromInline package var flags: Flags
  /// For a key of ASCII text a hash of its folded name (`KeyTag`), which lookups compare first; else 0.
  @usableFromInline package var tag: UInt16
  /// The index of the node behind this value.
  @usableFromInline package var next: UInt32
  /// The first byte of its text, or of its bracket in the source.
  @usableFromInline package var offset: UInt32
  /// The number of bytes of its text; for a list or object the number of its elements or fields.
  @usableFromInline package var length: UInt32

  /// What a node is.
  @frozen
  @usableFromInline
  package enum Kind: UInt8, Sendable {
    /// `null`
    case null
    /// `false`
    case no
    /// `true`
    case yes
    /// A number; its text is kept.
    case number
    /// A string, or the key of a field.
    case string
    /// A list.
    case list
    /// An object.
    case object
  }

  /// Facts about a node.
  @frozen
  @usableFromInline
  package struct Flags: OptionSet, Sendable {
    /// The bits.
    @usableFromInline package let rawValue: UInt8
    /// A number without `.`, `e` and `E`.
    @usableFromInline package static let integer = Flags(rawValue: 1)
    /// Text without a byte above 0x7F.
    @usableFromInline package static let ascii = Flags(rawValue: 2)
    /// Text that was decoded: it stands behind the source, and its place in the source before it.
    @usableFromInline package static let decoded = Flags(rawValue: 4)
    /// Text in which something was repaired (Documentation/Language, section 0, Reading events).
    @usableFromInline package static let repaired = Flags(rawValue: 8)
    /// An object in which a key stands twice (the first one counts), or a key that an earlier one hides.
    @usableFromInline package static let duplicateKeys = Flags(rawValue: 16)

    /// Makes flags from bits.
    @inlinable
    package init(rawValue: UInt8) { self.rawValue = rawValue }
  }

  /// Makes a node.
  @inlinable
  package init(
    kind: Kind, flags: Flags = [], tag: UInt16 = 0, next: UInt32, offset: UInt32, length: UInt32
  ) {
    self.kind = kind
    self.flags = flags
    self.tag = tag
    self.next = next
    self.offset = offset
    self.length = length
  }
}
