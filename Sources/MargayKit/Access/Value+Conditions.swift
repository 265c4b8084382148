public import MargayEvents
import MargayIR

// What the conditions of rules ask beside the comparisons with literals (Documentation/Language, section 3): other
// kinds of operands, values on both sides, addresses. Nothing here allocates but `rows`.

extension Value {
  /// Whether a value is a number equal to another.
  @inlinable
  public static func == (value: Value, number: ExactNumber) -> Bool {
    order(of: value.ref, and: number, "==", keeping: value.event, value.owner) == 0
  }

  /// Whether a value is no number equal to another.
  @inlinable
  public static func != (value: Value, number: ExactNumber) -> Bool { !(value == number) }

  /// Whether a value is a number greater than another.
  @inlinable
  public static func > (value: Value, number: ExactNumber) -> Bool {
    order(of: value.ref, and: number, ">", keeping: value.event, value.owner).map { $0 > 0 }
      ?? false
  }

  /// Whether a value is a number of at least another.
  @inlinable
  public static func >= (value: Value, number: ExactNumber) -> Bool {
    order(of: value.ref, and: number, ">=", keeping: value.event, value.owner).map { $0 >= 0 }
      ?? false
  }

  /// Whether a value is a number less than another.
  @inlinable
  public static func < (value: Value, number: ExactNumber) -> Bool {
    order(of: value.ref, and: number, "<", keeping: value.event, value.owner).map { $0 < 0 }
      ?? false
  }

  /// Whether a value is a number of at most another.
  @inlinable
  public static func <= (value: Value, number: ExactNumber) -> Bool {
    order(of: value.ref, and: number, "<=", keeping: value.event, value.owner).map { $0 <= 0 }
      ?? false
  }

  /// Whether a value is a string behind a text in the order of bytes.
  @inlinable
  public static func > (value: Value, text: Text) -> Bool {
    order(of: value.ref, and: text, ">", keeping: value.event, value.owner).map { $0 > 0 } ?? false
  }

  /// Whether a value is a string equal to a text or behind it in the order of bytes.
  @inlinable
  public static func >= (value: Value, text: Text) -> Bool {
    order(of: value.ref, and: text, ">=", keeping: value.event, value.owner).map { $0 >= 0 }
      ?? false
  }

  /// Whether a value is a string before a text in the order of bytes.
  @inlinable
  public static func < (value: Value, text: Text) -> Bool {
    order(of: value.ref, and: text, "<", keeping: value.event, value.owner).map { $0 < 0 } ?? false
  }

  /// Whether a value is a string equal to a text or before it in the order of bytes.
  @inlinable
  public static func <= (value: Value, text: Text) -> Bool {
    order(of: value.ref, and: text, "<=", keeping: value.event, value.owner).map { $0 <= 0 }
      ?? false
  }

  @usableFromInline
  @_effects(releasenone)
  static func order(
    of ref: ValueRef, and text: Text, _ operation: StaticString, keeping event: Event,
    _ owner: Owner?
  ) -> Int? {
    if event.isRecorded { note(operation, text, event) }
    return ref.kind == .string ? TextComparison.compare(ref.text, text.bytes) : nil
  }

  @usableFromInline
  @_effects(releasenone)
  static func order(
    of ref: ValueRef, and other: ExactNumber, _ operation: StaticString, keeping event: Event,
    _ owner: Owner?
  ) -> Int? {
    if event.isRecorded { note(operation, number: other.text, event) }
    guard ref.kind == .number, let number = other.number else { return nil }
    return Number.compare(ref.number, number)
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
  @inlinable
  public func hasPrefixIgnoringCase(_ prefix: Text) -> Bool {
    Value.hasPrefixIgnoringCase(ref, prefix, keeping: event, owner)
  }

  @usableFromInline
  @_effects(releasenone)
  static func hasPrefixIgnoringCase(
    _ ref: ValueRef, _ prefix: Text, keeping event: Event, _ owner: Owner?
  ) -> Bool {
    if event.isRecorded { note("hasPrefixIgnoringCase", prefix, event) }
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
  @inlinable
  public func hasSuffixIgnoringCase(_ suffix: Text) -> Bool {
    Value.hasSuffixIgnoringCase(ref, suffix, keeping: event, owner)
  }

  @usableFromInline
  @_effects(releasenone)
  static func hasSuffixIgnoringCase(
    _ ref: ValueRef, _ suffix: Text, keeping event: Event, _ owner: Owner?
  ) -> Bool {
    if event.isRecorded { note("hasSuffixIgnoringCase", suffix, event) }
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
    return Lowercasing.withLowercased(other.ref.text) { ref.containsFolded($0) }
  }

  /// Whether the value is a string of a set, or a list with an element that is (IsIn).
  @inlinable
  public func isIn(_ texts: TextSet) -> Bool {
    texts.holds(ref, keeping: event, owner)
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

extension ValueRef {
  /// Whether a string holds a text in lower case, a list an equal element, or an object a key, after lower-casing.
  func containsFolded(_ folded: UnsafeBufferPointer<UInt8>) -> Bool {
    switch kind {
    case .string: TextComparison.containsFolded(text, folded)
    case .list:
      elements.contains { $0.kind == .string && TextComparison.equalsFolded($0.text, folded) }
    case .object: field(folded: folded).kind != .missing
    default: false
    }
  }
}

extension Value {
  /// Whether the value is a string that is an IPv4 or IPv6 address (IsIPAddress).
  @inlinable
  public var isIPAddress: Bool { Value.isAddress(ref, .any, keeping: event, owner) }

  /// Whether the value is a string that is an IPv4 address (IsIPv4Address).
  @inlinable
  public var isIPv4Address: Bool { Value.isAddress(ref, .version4, keeping: event, owner) }

  /// Whether the value is a string that is an IPv6 address (IsIPv6Address).
  @inlinable
  public var isIPv6Address: Bool { Value.isAddress(ref, .version6, keeping: event, owner) }

  /// Whether the value is an address that is neither private nor shared (IsIPAddressPublic).
  @inlinable
  public var isPublicIPAddress: Bool { Value.isAddress(ref, .global, keeping: event, owner) }

  /// Whether the value is an address that is not globally reachable (IsIPAddressPrivate).
  @inlinable
  public var isPrivateIPAddress: Bool { Value.isAddress(ref, .local, keeping: event, owner) }

  /// What addresses are asked for.
  @usableFromInline
  enum AddressKind {
    case any
    case version4
    case version6
    case global
    case local
  }

  @usableFromInline
  @_effects(releasenone)
  static func isAddress(
    _ ref: ValueRef, _ kind: AddressKind, keeping event: Event, _ owner: Owner?
  ) -> Bool {
    guard ref.kind == .string, let address = IPAddressText.address(ref.text) else { return false }
    switch kind {
    case .any: return true
    case .version4: return !address.isIPv6
    case .version6: return address.isIPv6
    case .global: return SpecialPurposeAddresses.isPublic(address)
    case .local: return SpecialPurposeAddresses.isPrivate(address)
    }
  }

  /// The rows of an enrichment: an object is one, a list is its elements; without a row a single missing value.
  ///
  ///     event.value(Path.threatList).rows.contains(where: { $0.value(Path.score) > 80 })
  public var rows: ElementList {
    switch ref.kind {
    case .object: ElementList(of: ref, isSingle: true, in: event, keeping: owner)
    case .list where ref.count > 0:
      ElementList(of: ref, isSingle: false, in: event, keeping: owner)
    default: ElementList(of: ref.missing, isSingle: true, in: event, keeping: nil)
    }
  }
}
