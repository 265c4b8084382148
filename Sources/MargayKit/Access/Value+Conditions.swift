public import MargayEvents
import MargayIR

// What the conditions of rules ask beside the comparisons with literals (Documentation/Language, section 3): other
// kinds of operands, values on both sides, addresses. Nothing here allocates but `rows`.

extension Value {
  /// Whether a value is a number equal to another.
  public static func == (value: Value, number: ExactNumber) -> Bool {
    value.compare(number, "==") == 0
  }

  /// Whether a value is no number equal to another.
  public static func != (value: Value, number: ExactNumber) -> Bool { !(value == number) }

  /// Whether a value is a number greater than another.
  public static func > (value: Value, number: ExactNumber) -> Bool {
    value.compare(number, ">").map { $0 > 0 } ?? false
  }

  /// Whether a value is a number of at least another.
  public static func >= (value: Value, number: ExactNumber) -> Bool {
    value.compare(number, ">=").map { $0 >= 0 } ?? false
  }

  /// Whether a value is a number less than another.
  public static func < (value: Value, number: ExactNumber) -> Bool {
    value.compare(number, "<").map { $0 < 0 } ?? false
  }

  /// Whether a value is a number of at most another.
  public static func <= (value: Value, number: ExactNumber) -> Bool {
    value.compare(number, "<=").map { $0 <= 0 } ?? false
  }

  /// Whether a value is a string behind a text in the order of bytes.
  public static func > (value: Value, text: Text) -> Bool {
    value.compare(text, ">").map { $0 > 0 } ?? false
  }

  /// Whether a value is a string equal to a text or behind it in the order of bytes.
  public static func >= (value: Value, text: Text) -> Bool {
    value.compare(text, ">=").map { $0 >= 0 } ?? false
  }

  /// Whether a value is a string before a text in the order of bytes.
  public static func < (value: Value, text: Text) -> Bool {
    value.compare(text, "<").map { $0 < 0 } ?? false
  }

  /// Whether a value is a string equal to a text or before it in the order of bytes.
  public static func <= (value: Value, text: Text) -> Bool {
    value.compare(text, "<=").map { $0 <= 0 } ?? false
  }

  /// Whether two values are numbers, or strings, of which the left one is the greater.
  public static func > (left: Value, right: Value) -> Bool {
    left.compare(right).map { $0 > 0 } ?? false
  }

  /// Whether two values are numbers, or strings, of which the left one is the greater, or equal ones.
  public static func >= (left: Value, right: Value) -> Bool {
    left.compare(right).map { $0 >= 0 } ?? false
  }

  /// Whether two values are numbers, or strings, of which the left one is the less.
  public static func < (left: Value, right: Value) -> Bool {
    left.compare(right).map { $0 < 0 } ?? false
  }

  /// Whether two values are numbers, or strings, of which the left one is the less, or equal ones.
  public static func <= (left: Value, right: Value) -> Bool {
    left.compare(right).map { $0 <= 0 } ?? false
  }

  /// Less than 0, 0 or more than 0, as the value is less than, equal to or greater than another; nil without an order.
  private func compare(_ other: Value) -> Int? {
    switch (ref.kind, other.ref.kind) {
    case (.number, .number): Number.compare(ref.number, other.ref.number)
    case (.string, .string): TextComparison.compare(ref.text, other.ref.text)
    default: nil
    }
  }

  private func compare(_ text: Text, _ operation: String) -> Int? {
    note(operation, text)
    guard ref.kind == .string else { return nil }
    return TextComparison.compare(ref.text, text.bytes)
  }

  private func compare(_ other: ExactNumber, _ operation: String) -> Int? {
    notes?.note(comparison: operation, of: nil, with: Array(other.text.utf8), isNumber: true)
    guard ref.kind == .number, let number = other.number else { return nil }
    return Number.compare(ref.number, number)
  }
}

extension Value {
  /// Whether two values are strings of which this one begins with the other.
  public func hasPrefix(_ prefix: Value) -> Bool {
    areTexts(self, prefix) && TextComparison.hasPrefix(ref.text, prefix.ref.text)
  }

  /// Whether two values are strings of which this one ends with the other.
  public func hasSuffix(_ suffix: Value) -> Bool {
    areTexts(self, suffix) && TextComparison.hasSuffix(ref.text, suffix.ref.text)
  }

  /// Whether the value is a string that begins with a text after lower-casing (IStartsWith).
  public func hasPrefixIgnoringCase(_ prefix: Text) -> Bool {
    note("hasPrefixIgnoringCase", prefix)
    return ref.kind == .string
      && Lowercasing.withLowercased(prefix.bytes) { TextComparison.hasPrefixFolded(ref.text, $0) }
  }

  /// Whether two values are strings of which this one begins with the other after lower-casing.
  public func hasPrefixIgnoringCase(_ prefix: Value) -> Bool {
    areTexts(self, prefix)
      && Lowercasing.withLowercased(prefix.ref.text) {
        TextComparison.hasPrefixFolded(ref.text, $0)
      }
  }

  /// Whether the value is a string that ends with a text after lower-casing (IEndsWith).
  public func hasSuffixIgnoringCase(_ suffix: Text) -> Bool {
    note("hasSuffixIgnoringCase", suffix)
    return ref.kind == .string
      && Lowercasing.withLowercased(suffix.bytes) { TextComparison.hasSuffixFolded(ref.text, $0) }
  }

  /// Whether two values are strings of which this one ends with the other after lower-casing.
  public func hasSuffixIgnoringCase(_ suffix: Value) -> Bool {
    areTexts(self, suffix)
      && Lowercasing.withLowercased(suffix.ref.text) {
        TextComparison.hasSuffixFolded(ref.text, $0)
      }
  }

  /// Whether two values are strings that are equal after lower-casing, or else equal (IEquals).
  public func equalsIgnoringCase(_ other: Value) -> Bool {
    areTexts(self, other)
      ? TextComparison.equalsCaseless(ref.text, other.ref.text) : ref.equals(other.ref)
  }

  /// Whether the value is a list with an element that equals a number.
  public func contains(_ number: Int) -> Bool {
    containsElement { Value($0, of: event) == number }
  }

  /// Whether the value is a list with an element that equals a number.
  public func contains(_ number: Double) -> Bool {
    containsElement { Value($0, of: event) == number }
  }

  /// Whether the value is a list with an element that equals a number.
  public func contains(_ number: ExactNumber) -> Bool {
    containsElement { Value($0, of: event) == number }
  }

  /// Whether the value is a list with an element that is a certain bool.
  public func contains(_ bool: Bool) -> Bool {
    containsElement { Value($0, of: event) == bool }
  }

  /// Whether a string holds another, a list an equal element, or an object a key of exactly that name (Contains).
  public func contains(_ other: Value) -> Bool {
    switch ref.kind {
    case .string: areTexts(self, other) && TextComparison.contains(ref.text, other.ref.text)
    case .list: containsElement { $0.equals(other.ref) }
    case .object:
      other.ref.kind == .string && ref.field(exactly: other.ref.text).kind != .missing
    default: false
    }
  }

  /// Whether a string holds another, a list an equal element, or an object a key, after lower-casing (IContains).
  public func containsIgnoringCase(_ other: Value) -> Bool {
    guard other.ref.kind == .string else { return containsElement { $0.equals(other.ref) } }
    return Lowercasing.withLowercased(other.ref.text) { containsFolded($0) }
  }

  /// Whether a string holds a text in lower case, a list an equal element, or an object a key, after lower-casing.
  func containsFolded(_ folded: UnsafeBufferPointer<UInt8>) -> Bool {
    switch ref.kind {
    case .string: TextComparison.containsFolded(ref.text, folded)
    case .list:
      containsElement { $0.kind == .string && TextComparison.equalsFolded($0.text, folded) }
    case .object: ref.field(folded: folded).kind != .missing
    default: false
    }
  }

  /// Whether the value is a string of a set, or a list with an element that is (IsIn).
  @inlinable
  public func isIn(_ texts: TextSet) -> Bool {
    if event.storage.isRecording { note(texts) }
    return texts.holds(ref, keeping: event, owner)
  }

  @usableFromInline
  func note(_ texts: TextSet) {
    for text in texts.texts { note("==", text) }
  }

  /// Whether the value is one of a few numbers, or a list with an element that is (IsIn).
  public func isIn(_ numbers: [ExactNumber]) -> Bool {
    numbers.contains { self == $0 || contains($0) }
  }

  /// Whether the value is one of a few bools, or a list with an element that is (IsIn).
  public func isIn(_ bools: [Bool]) -> Bool { bools.contains { self == $0 || contains($0) } }

  private func containsElement(_ holds: (ValueRef) -> Bool) -> Bool {
    guard ref.kind == .list else { return false }
    return ref.elements.contains(where: holds)
  }

  private func areTexts(_ left: Value, _ right: Value) -> Bool {
    left.ref.kind == .string && right.ref.kind == .string
  }
}

extension Value {
  /// Whether the value is a string that is an IPv4 or IPv6 address (IsIPAddress).
  public var isIPAddress: Bool { address != nil }

  /// Whether the value is a string that is an IPv4 address (IsIPv4Address).
  public var isIPv4Address: Bool { address?.isIPv6 == false }

  /// Whether the value is a string that is an IPv6 address (IsIPv6Address).
  public var isIPv6Address: Bool { address?.isIPv6 == true }

  /// Whether the value is an address that is neither private nor shared (IsIPAddressPublic).
  public var isPublicIPAddress: Bool { address.map(SpecialPurposeAddresses.isPublic) ?? false }

  /// Whether the value is an address that is not globally reachable (IsIPAddressPrivate).
  public var isPrivateIPAddress: Bool { address.map(SpecialPurposeAddresses.isPrivate) ?? false }

  private var address: IPAddress? {
    ref.kind == .string ? IPAddressText.address(ref.text) : nil
  }

  /// The rows of an enrichment: an object is one, a list is its elements; without a row a single missing value.
  ///
  ///     event.value(Path.threatList).rows.contains(where: { $0.value(Path.score) > 80 })
  public var rows: [Value] {
    switch ref.kind {
    case .object: [self]
    case .list where ref.count > 0: elements
    default: [Value(ref.missing, of: event)]
    }
  }
}
