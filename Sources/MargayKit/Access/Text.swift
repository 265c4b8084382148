import MargayEvents
import MargayIR

/// Text of an event or of a rule: a sequence of Unicode scalars, compared by its UTF-8 bytes.
///
/// `é` is not `e` and U+0301, as in rules written in YAML (Documentation/Language, section 0); Swift's `String`
/// takes the two for equal, so a `String` is made only on request and never compared with a text. A text of an event
/// points into the event's memory and keeps it alive; a literal costs nothing.
///
///     event["userAgent"].text?.hasPrefix("aws-cli/") == true
public struct Text: Sendable {
  /// What keeps the bytes alive; nil for a literal of the program.
  @usableFromInline let owner: (any AnyObject & Sendable)?
  @usableFromInline let start: Bytes

  /// Bytes that never change, so that sharing them is safe.
  @usableFromInline
  struct Bytes: @unchecked Sendable {
    @usableFromInline let buffer: UnsafeBufferPointer<UInt8>

    @inlinable
    init(buffer: UnsafeBufferPointer<UInt8>) { self.buffer = buffer }
  }

  /// Bytes that a text of its own owns.
  private final class Owned: Sendable {
    let bytes: Bytes

    init(_ source: some Collection<UInt8>) {
      let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: source.count)
      _ = copy.initialize(from: source)
      bytes = Bytes(buffer: UnsafeBufferPointer(copy))
    }

    deinit { bytes.buffer.deallocate() }
  }

  /// Makes a text from a string; its scalars stay as they are.
  public init(_ string: String) { self.init(utf8: Array(string.utf8)) }

  /// Makes a text from UTF-8 bytes.
  package init(utf8 bytes: [UInt8]) {
    let owned = Owned(bytes)
    owner = owned
    start = owned.bytes
  }

  /// A text in the memory of an event.
  init(_ bytes: UnsafeBufferPointer<UInt8>, keeping owner: any AnyObject & Sendable) {
    self.owner = owner
    start = Bytes(buffer: bytes)
  }

  /// The bytes; they stand as long as the text does.
  package var bytes: UnsafeBufferPointer<UInt8> { start.buffer }

  /// Whether the text is a literal of the program, whose bytes stand for ever.
  var isLiteral: Bool { owner == nil }

  /// The text as a Swift string.
  ///
  /// Beware of comparing strings: Swift compares them by canonical equivalence, rules by bytes.
  public var string: String { String(decoding: bytes, as: UTF8.self) }

  /// The UTF-8 bytes as an array.
  public var utf8: [UInt8] { Array(bytes) }

  /// The number of UTF-8 bytes.
  public var utf8Count: Int { bytes.count }

  /// Whether there is no character.
  public var isEmpty: Bool { bytes.isEmpty }

  /// Whether the text begins with another; every text begins with the empty one.
  public func hasPrefix(_ prefix: Text) -> Bool { TextComparison.hasPrefix(bytes, prefix.bytes) }

  /// Whether the text ends with another; every text ends with the empty one.
  public func hasSuffix(_ suffix: Text) -> Bool { TextComparison.hasSuffix(bytes, suffix.bytes) }

  /// Whether another text stands in this one; the empty one stands in every text.
  public func contains(_ part: Text) -> Bool { TextComparison.contains(bytes, part.bytes) }

  /// Whether two texts are equal after lower-casing (Documentation/Language, section 0).
  public func equalsIgnoringCase(_ other: Text) -> Bool {
    TextComparison.equalsCaseless(bytes, other.bytes)
  }

  /// The text in lower case, by the tables of Documentation/Language, section 0.
  public func lowercased() -> Text { Text(utf8: Lowercasing.lowercased(Array(bytes))) }

  /// The pieces between the places where a separator stands; the empty separator gives the text itself.
  public func split(separator: Text) -> [Text] {
    let part = separator.bytes
    guard part.count > 0 else { return [self] }
    var pieces: [Text] = []
    var lower = 0
    var place = 0
    while place + part.count <= bytes.count {
      if TextComparison.equals(
        UnsafeBufferPointer(rebasing: bytes[place..<(place + part.count)]), part)
      {
        pieces.append(slice(lower..<place))
        place += part.count
        lower = place
      } else {
        place += 1
      }
    }
    pieces.append(slice(lower..<bytes.count))
    return pieces
  }

  private func slice(_ range: Range<Int>) -> Text {
    Text(UnsafeBufferPointer(rebasing: bytes[range]), owner: owner)
  }

  @inlinable
  init(_ bytes: UnsafeBufferPointer<UInt8>, owner: (any AnyObject & Sendable)?) {
    self.owner = owner
    start = Bytes(buffer: bytes)
  }
}

extension Text: Hashable, Comparable {
  /// Whether two texts have the same bytes.
  public static func == (left: Text, right: Text) -> Bool {
    TextComparison.equals(left.bytes, right.bytes)
  }

  /// Whether a text stands before another in byte order.
  public static func < (left: Text, right: Text) -> Bool {
    TextComparison.compare(left.bytes, right.bytes) < 0
  }

  /// Hashes the bytes.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(bytes: UnsafeRawBufferPointer(bytes))
  }
}

extension Text: ExpressibleByStringLiteral {
  /// Makes a text from a literal, without a copy.
  @inlinable
  @inline(__always)
  public init(stringLiteral literal: StaticString) {
    if literal.hasPointerRepresentation {
      self.init(
        UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount), owner: nil)
    } else {
      self.init(String(literal.unicodeScalar))
    }
  }
}

extension Text: CustomStringConvertible {
  /// The text as a Swift string.
  public var description: String { string }
}

extension Text {
  /// Whether the text is an IPv4 or IPv6 address (Documentation/Language, section 3, IsIPAddress).
  public var isIPAddress: Bool { IPAddressText.address(bytes) != nil }

  /// Whether the text is an address that is neither private nor shared (section 3, IsIPAddressPublic).
  public var isPublicIPAddress: Bool {
    IPAddressText.address(bytes).map(SpecialPurposeAddresses.isPublic) ?? false
  }

  /// Whether the text is an address that is not globally reachable (section 3, IsIPAddressPrivate).
  public var isPrivateIPAddress: Bool {
    IPAddressText.address(bytes).map(SpecialPurposeAddresses.isPrivate) ?? false
  }
}
