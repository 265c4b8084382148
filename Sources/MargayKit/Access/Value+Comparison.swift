public import MargayEvents
import MargayIR

// Every comparison has the meaning of the condition of its name (Documentation/Language, section 3).

extension Value {
  // What rules ask most is open to the compiler of a rule, down to one call over plain data: so that no count of
  // references is changed for the value that a comparison looks at and nobody keeps. Such a call is given the event and
  // the owner too, so that its caller keeps them alive until it is back; nothing that is open to the compiler looks into
  // the event's memory by itself.

  /// Whether a value is a string with these bytes.
  @inlinable
  @inline(__always)
  public static func == (value: Value, text: Text) -> Bool {
    isText(value.ref, text, keeping: value.event, value.owner)
  }

  /// Whether a value is not a string with these bytes; true for a missing one.
  @inlinable
  @inline(__always)
  public static func != (value: Value, text: Text) -> Bool { !(value == text) }

  @usableFromInline
  @_effects(releasenone)
  static func isText(
    _ ref: ValueRef, _ text: Text, keeping event: Event, _ owner: Owner?
  ) -> Bool {
    if event.isRecorded { note("==", text, event) }
    return ref.isString && TextComparison.equals(ref.text, text.bytes)
  }

  /// Whether a value is a number equal to another.
  @inlinable
  public static func == (value: Value, number: Int) -> Bool {
    order(of: value.ref, and: number, "==", keeping: value.event, value.owner) == 0
  }

  /// Whether a value is no number equal to another.
  @inlinable
  public static func != (value: Value, number: Int) -> Bool { !(value == number) }

  /// Whether a value is a number greater than another.
  @inlinable
  public static func > (value: Value, number: Int) -> Bool {
    order(of: value.ref, and: number, ">", keeping: value.event, value.owner).map { $0 > 0 }
      ?? false
  }

  /// Whether a value is a number of at least another.
  @inlinable
  public static func >= (value: Value, number: Int) -> Bool {
    order(of: value.ref, and: number, ">=", keeping: value.event, value.owner).map { $0 >= 0 }
      ?? false
  }

  /// Whether a value is a number less than another.
  @inlinable
  public static func < (value: Value, number: Int) -> Bool {
    order(of: value.ref, and: number, "<", keeping: value.event, value.owner).map { $0 < 0 }
      ?? false
  }

  /// Whether a value is a number of at most another.
  @inlinable
  public static func <= (value: Value, number: Int) -> Bool {
    order(of: value.ref, and: number, "<=", keeping: value.event, value.owner).map { $0 <= 0 }
      ?? false
  }

  /// Whether a value is a number equal to another.
  @inlinable
  public static func == (value: Value, number: Double) -> Bool {
    order(of: value.ref, and: number, "==", keeping: value.event, value.owner) == 0
  }

  /// Whether a value is no number equal to another.
  @inlinable
  public static func != (value: Value, number: Double) -> Bool { !(value == number) }

  /// Whether a value is a number greater than another.
  @inlinable
  public static func > (value: Value, number: Double) -> Bool {
    order(of: value.ref, and: number, ">", keeping: value.event, value.owner).map { $0 > 0 }
      ?? false
  }

  /// Whether a value is a number of at least another.
  @inlinable
  public static func >= (value: Value, number: Double) -> Bool {
    order(of: value.ref, and: number, ">=", keeping: value.event, value.owner).map { $0 >= 0 }
      ?? false
  }

  /// Whether a value is a number less than another.
  @inlinable
  public static func < (value: Value, number: Double) -> Bool {
    order(of: value.ref, and: number, "<", keeping: value.event, value.owner).map { $0 < 0 }
      ?? false
  }

  /// Whether a value is a number of at most another.
  @inlinable
  public static func <= (value: Value, number: Double) -> Bool {
    order(of: value.ref, and: number, "<=", keeping: value.event, value.owner).map { $0 <= 0 }
      ?? false
  }

  /// Less than 0, 0 or more than 0, as a value is less than, equal to or greater than a number; nil for no number.
  @usableFromInline
  @_effects(releasenone)
  static func order(
    of ref: ValueRef, and number: Int, _ operation: StaticString, keeping event: Event,
    _ owner: Owner?
  ) -> Int? {
    if event.isRecorded { note(operation, number: String(number), event) }
    guard ref.kind == .number else { return nil }
    return Number.compare(ref.number, .integer(Int64(number)))
  }

  @usableFromInline
  @_effects(releasenone)
  static func order(
    of ref: ValueRef, and number: Double, _ operation: StaticString, keeping event: Event,
    _ owner: Owner?
  ) -> Int? {
    guard ref.kind == .number, !number.isNaN else { return nil }
    if event.isRecorded { note(operation, number: String(number), event) }
    return Number.compare(ref.number, .double(number))
  }

  /// Whether a value is a certain bool.
  @inlinable
  public static func == (value: Value, bool: Bool) -> Bool {
    isBool(value.ref, bool, keeping: value.event, value.owner)
  }

  @usableFromInline
  @_effects(releasenone)
  static func isBool(_ ref: ValueRef, _ bool: Bool, keeping event: Event, _ owner: Owner?) -> Bool {
    ref.kind == .bool && ref.bool == bool
  }

  /// Whether a value is not a certain bool; true for a missing one.
  @inlinable
  public static func != (value: Value, bool: Bool) -> Bool { !(value == bool) }

  /// Whether two values are of the same kind and equal; never for a missing value or null.
  public static func == (left: Value, right: Value) -> Bool { left.ref.equals(right.ref) }

  /// Whether two values differ; true where one is missing or null.
  public static func != (left: Value, right: Value) -> Bool { !(left == right) }

  /// Lets a text stand in a `case` of a `switch` over a value.
  public static func ~= (text: Text, value: Value) -> Bool { value == text }
}

extension Value {
  /// Whether the value is a string that begins with a text.
  @inlinable
  public func hasPrefix(_ prefix: Text) -> Bool {
    Value.hasPrefix(ref, prefix, keeping: event, owner)
  }

  @usableFromInline
  @_effects(releasenone)
  static func hasPrefix(
    _ ref: ValueRef, _ prefix: Text, keeping event: Event, _ owner: Owner?
  ) -> Bool {
    if event.isRecorded { note("hasPrefix", prefix, event) }
    return ref.kind == .string && TextComparison.hasPrefix(ref.text, prefix.bytes)
  }

  /// Whether the value is a string that ends with a text.
  @inlinable
  public func hasSuffix(_ suffix: Text) -> Bool {
    Value.hasSuffix(ref, suffix, keeping: event, owner)
  }

  @usableFromInline
  @_effects(releasenone)
  static func hasSuffix(
    _ ref: ValueRef, _ suffix: Text, keeping event: Event, _ owner: Owner?
  ) -> Bool {
    if event.isRecorded { note("hasSuffix", suffix, event) }
    return ref.kind == .string && TextComparison.hasSuffix(ref.text, suffix.bytes)
  }

  /// Whether a string holds a text, a list an equal element, or an object a key of exactly that name (Contains).
  @inlinable
  public func contains(_ part: Text) -> Bool { Value.contains(ref, part, keeping: event, owner) }

  @usableFromInline
  @_effects(releasenone)
  static func contains(
    _ ref: ValueRef, _ part: Text, keeping event: Event, _ owner: Owner?
  ) -> Bool {
    if event.isRecorded { note("contains", part, event) }
    switch ref.kind {
    case .string: return TextComparison.contains(ref.text, part.bytes)
    case .list:
      return ref.elements.contains {
        $0.kind == .string && TextComparison.equals($0.text, part.bytes)
      }
    case .object: return ref.field(exactly: part.bytes).kind != .missing
    default: return false
    }
  }

  /// Whether the value is a string equal to a text after lower-casing (IEquals).
  @inlinable
  public func equalsIgnoringCase(_ text: Text) -> Bool {
    Value.equalsIgnoringCase(ref, text, keeping: event, owner)
  }

  @usableFromInline
  @_effects(releasenone)
  static func equalsIgnoringCase(
    _ ref: ValueRef, _ text: Text, keeping event: Event, _ owner: Owner?
  ) -> Bool {
    if event.isRecorded { note("equalsIgnoringCase", text, event) }
    return ref.kind == .string && TextComparison.equalsCaseless(ref.text, text.bytes)
  }

  /// Whether a string holds a text, or a list an equal element, after lower-casing; an object a key (IContains).
  @inlinable
  public func containsIgnoringCase(_ part: Text) -> Bool {
    Value.containsIgnoringCase(ref, part, keeping: event, owner)
  }

  @usableFromInline
  @_effects(releasenone)
  static func containsIgnoringCase(
    _ ref: ValueRef, _ part: Text, keeping event: Event, _ owner: Owner?
  ) -> Bool {
    if event.isRecorded { note("containsIgnoringCase", part, event) }
    return Lowercasing.withLowercased(part.bytes) { ref.containsFolded($0) }
  }

  /// Whether the value is a string of a set, or a list with an element that is (IsIn).
  ///
  /// Make the set once, as a stored or static property: `static let risky: Set<Text> = ["a", "b"]`.
  public func isIn(_ texts: Set<Text>) -> Bool {
    if event.isRecorded { for text in texts.sorted() { Value.note("==", text, event) } }
    switch ref.kind {
    case .string: return text.map(texts.contains) ?? false
    case .list:
      return ref.elements.contains {
        $0.kind == .string && texts.contains(Text($0.text, keeping: event.memory))
      }
    default: return false
    }
  }

  /// Whether the value is a string equal to one of a few texts, or a list with an element that is (IsIn).
  public func isIn(_ texts: [Text]) -> Bool {
    texts.contains { text in
      if self == text { return true }
      guard ref.kind == .list else { return false }
      return ref.elements.contains {
        $0.kind == .string && TextComparison.equals($0.text, text.bytes)
      }
    }
  }

  /// Notes a comparison with a text.
  @inline(never)
  static func note(_ operation: StaticString, _ operand: Text, _ event: Event) {
    event.notes?.note(
      comparison: operation.description, of: nil, with: operand.utf8, isNumber: false)
  }

  /// Notes a comparison with a number.
  @inline(never)
  static func note(_ operation: StaticString, number: String, _ event: Event) {
    event.notes?.note(
      comparison: operation.description, of: nil, with: Array(number.utf8), isNumber: true)
  }
}
