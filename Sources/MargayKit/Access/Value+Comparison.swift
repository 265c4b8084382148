public import MargayEvents
import MargayIR

// Every comparison has the meaning of the condition of its name (Documentation/Language, section 3).

extension Value {
  // What rules ask most is open to the compiler of a rule, down to one call over plain data: so that no count of
  // references is changed for the value that a comparison looks at and nobody keeps.

  /// Whether a value is a string with these bytes.
  @inlinable
  public static func == (value: Value, text: Text) -> Bool {
    if value.event.storage.isRecording { value.note("==", text) }
    return isText(value.ref, text, keeping: value.event, value.owner)
  }

  @usableFromInline
  static func isText(
    _ ref: ValueRef, _ text: Text, keeping event: Event, _ owner: Owner?
  ) -> Bool {
    // Whoever calls a function keeps what it hands over, without counting references where it is kept anyway.
    ref.kind == .string && TextComparison.equals(ref.text, text.bytes)
  }

  /// Whether a value is not a string with these bytes; true for a missing one.
  @inlinable
  public static func != (value: Value, text: Text) -> Bool { !(value == text) }

  /// Whether a value is a number equal to another.
  public static func == (value: Value, number: Int) -> Bool { value.compare(number, "==") == 0 }

  /// Whether a value is no number equal to another.
  public static func != (value: Value, number: Int) -> Bool { !(value == number) }

  /// Whether a value is a number equal to another.
  public static func == (value: Value, number: Double) -> Bool { value.compare(number, "==") == 0 }

  /// Whether a value is no number equal to another.
  public static func != (value: Value, number: Double) -> Bool { !(value == number) }

  /// Whether a value is a certain bool.
  public static func == (value: Value, bool: Bool) -> Bool {
    value.ref.kind == .bool && value.ref.bool == bool
  }

  /// Whether a value is not a certain bool; true for a missing one.
  public static func != (value: Value, bool: Bool) -> Bool { !(value == bool) }

  /// Whether two values are of the same kind and equal; never for a missing value or null.
  public static func == (left: Value, right: Value) -> Bool { left.ref.equals(right.ref) }

  /// Whether two values differ; true where one is missing or null.
  public static func != (left: Value, right: Value) -> Bool { !(left == right) }

  /// Whether a value is a number greater than another.
  public static func > (value: Value, number: Int) -> Bool { value.order(number, ">") { $0 > 0 } }

  /// Whether a value is a number of at least another.
  public static func >= (value: Value, number: Int) -> Bool {
    value.order(number, ">=") { $0 >= 0 }
  }

  /// Whether a value is a number less than another.
  public static func < (value: Value, number: Int) -> Bool { value.order(number, "<") { $0 < 0 } }

  /// Whether a value is a number of at most another.
  public static func <= (value: Value, number: Int) -> Bool {
    value.order(number, "<=") { $0 <= 0 }
  }

  /// Whether a value is a number greater than another.
  public static func > (value: Value, number: Double) -> Bool {
    value.order(number, ">") { $0 > 0 }
  }

  /// Whether a value is a number of at least another.
  public static func >= (value: Value, number: Double) -> Bool {
    value.order(number, ">=") { $0 >= 0 }
  }

  /// Whether a value is a number less than another.
  public static func < (value: Value, number: Double) -> Bool {
    value.order(number, "<") { $0 < 0 }
  }

  /// Whether a value is a number of at most another.
  public static func <= (value: Value, number: Double) -> Bool {
    value.order(number, "<=") { $0 <= 0 }
  }

  /// Lets a text stand in a `case` of a `switch` over a value.
  public static func ~= (text: Text, value: Value) -> Bool { value == text }

  private func order(_ number: Int, _ operation: String, _ holds: (Int) -> Bool) -> Bool {
    compare(number, operation).map(holds) ?? false
  }

  private func order(_ number: Double, _ operation: String, _ holds: (Int) -> Bool) -> Bool {
    compare(number, operation).map(holds) ?? false
  }

  /// Less than 0, 0 or more than 0, as the value is less than, equal to or greater than a number; nil for no number.
  private func compare(_ number: Int, _ operation: String) -> Int? {
    if event.isRecorded { note(operation, number: String(number)) }
    guard ref.kind == .number else { return nil }
    return Number.compare(ref.number, .integer(Int64(number)))
  }

  private func compare(_ number: Double, _ operation: String) -> Int? {
    guard ref.kind == .number, !number.isNaN else { return nil }
    if event.isRecorded { note(operation, number: String(number)) }
    return Number.compare(ref.number, .double(number))
  }
}

extension Value {
  /// Whether the value is a string that begins with a text.
  public func hasPrefix(_ prefix: Text) -> Bool {
    note("hasPrefix", prefix)
    return ref.kind == .string && TextComparison.hasPrefix(ref.text, prefix.bytes)
  }

  /// Whether the value is a string that ends with a text.
  public func hasSuffix(_ suffix: Text) -> Bool {
    note("hasSuffix", suffix)
    return ref.kind == .string && TextComparison.hasSuffix(ref.text, suffix.bytes)
  }

  /// Whether a string holds a text, a list an equal element, or an object a key of exactly that name (Contains).
  public func contains(_ part: Text) -> Bool {
    note("contains", part)
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
  public func equalsIgnoringCase(_ text: Text) -> Bool {
    note("equalsIgnoringCase", text)
    return ref.kind == .string && TextComparison.equalsCaseless(ref.text, text.bytes)
  }

  /// Whether a string holds a text, or a list an equal element, after lower-casing; an object a key (IContains).
  public func containsIgnoringCase(_ part: Text) -> Bool {
    note("containsIgnoringCase", part)
    return Lowercasing.withLowercased(part.bytes) { containsFolded($0) }
  }

  /// Whether the value is a string of a set, or a list with an element that is (IsIn).
  ///
  /// Make the set once, as a stored or static property: `static let risky: Set<Text> = ["a", "b"]`.
  public func isIn(_ texts: Set<Text>) -> Bool {
    if let notes {
      for text in texts.sorted() {
        notes.note(comparison: "==", of: nil, with: text.utf8, isNumber: false)
      }
    }
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

  @usableFromInline
  func note(_ operation: String, _ operand: Text) {
    guard event.isRecorded else { return }
    notes?.note(comparison: operation, of: nil, with: operand.utf8, isNumber: false)
  }

  private func note(_ operation: String, number: @autoclosure () -> String) {
    notes?.note(comparison: operation, of: nil, with: Array(number().utf8), isNumber: true)
  }
}
