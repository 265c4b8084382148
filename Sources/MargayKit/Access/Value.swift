public import MargayEvents

/// A value of an event, or nothing where a path leads nowhere (Documentation/Language, section 0).
///
/// Cheap to copy; it points into the event and keeps it alive. Compare it with literals: text by its bytes, numbers
/// by their mathematical value, never across kinds; a missing value and null equal nothing.
///
///     event["eventName"] == "ConsoleLogin"
///     event["responseElements", "count"] > 5
public struct Value: Sendable {
  /// The event.
  @usableFromInline let event: Event
  /// The borrowed value, which stands as long as the event does.
  @usableFromInline package let ref: ValueRef
  /// The memory of a list that a `[*]` gathered.
  @usableFromInline let owner: Owner?

  /// Memory that never changes any more.
  @usableFromInline
  final class Owner: @unchecked Sendable {
    private let lists: NodePool

    init(lists: NodePool) { self.lists = lists }
  }

  /// Wraps a borrowed value of an event.
  @inlinable
  package init(_ ref: ValueRef, of event: Event) { self.init(ref, of: event, keeping: nil) }

  @inlinable
  init(_ ref: ValueRef, of event: Event, keeping owner: Owner?) {
    self.event = event
    self.ref = ref
    self.owner = owner
  }

  /// The kind of the value; `missing` where a path leads nowhere.
  public var kind: ValueKind { ref.kind }

  /// Whether the path leads to a value, null included.
  @inlinable
  public var exists: Bool { ref.node != ValueRef.missingNode }

  /// Whether the value is missing or null.
  @inlinable
  public var isNull: Bool { Value.isNull(ref, keeping: event, owner) }

  @usableFromInline
  @_effects(releasenone)
  static func isNull(_ ref: ValueRef, keeping event: Event, _ owner: Owner?) -> Bool {
    ref.isMissingOrNull
  }

  /// Whether the value is missing, null, empty text, an empty list or object, false or 0.
  @inlinable
  public var isNullOrEmpty: Bool { Value.isNullOrEmpty(ref, keeping: event, owner) }

  @usableFromInline
  @_effects(releasenone)
  static func isNullOrEmpty(_ ref: ValueRef, keeping event: Event, _ owner: Owner?) -> Bool {
    switch ref.kind {
    case .missing, .null: true
    case .bool: !ref.bool
    case .number: ref.number.isZero
    case .string: ref.text.isEmpty
    case .list, .object: ref.count == 0
    }
  }

  /// The text of a string; nil for any other kind.
  public var text: Text? { ref.kind == .string ? Text(ref.text, keeping: event.memory) : nil }

  /// The text of a string as a Swift string; nil for any other kind.
  public var string: String? { text?.string }

  /// The value of a bool; nil for any other kind.
  public var bool: Bool? { ref.kind == .bool ? ref.bool : nil }

  /// The value of a whole number, `1.0` included; nil for any other, and beyond 64 bits.
  public var int: Int? {
    guard ref.kind == .number else { return nil }
    switch ref.number {
    case .integer(let value): return Int(exactly: value)
    case .bigInteger: return nil
    case .double(let value): return Int(exactly: value)
    }
  }

  /// The nearest binary64 of a number; nil for any other kind.
  public var double: Double? {
    guard ref.kind == .number else { return nil }
    switch ref.number {
    case .integer(let value): return Double(value)
    case .bigInteger(let digits): return NumberText.double(digits)
    case .double(let value): return value
    }
  }

  /// The time that the value says, in nanoseconds since 1970; nil where it says none.
  ///
  /// Text and numbers are read as event times are (Documentation/Language, section 10).
  public var nanosecondsSince1970: Int64? {
    ref.isMissingOrNull ? nil : EventTime.nanoseconds(of: ref)
  }

  /// The elements of a list; none for any other kind.
  @inlinable
  public var elements: ElementList {
    ElementList(of: ref, isSingle: false, in: event, keeping: owner)
  }

  /// The fields of an object, the first of equal names, in their order; none for any other kind.
  public var fields: [(name: Text, value: Value)] {
    ref.fields.map { field in
      (Text(field.key.text, keeping: event.memory), Value(field.value, of: event))
    }
  }

  /// How many elements a list, or fields an object, has; 0 for any other kind.
  public var count: Int {
    switch ref.kind {
    case .list: ref.count
    case .object: fields.count
    default: 0
    }
  }

  /// The value as compact JSON; `null` for a missing one.
  public var json: String {
    var bytes: [UInt8] = []
    ref.appendCompactJSON(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Where comparisons are noted; nil unless somebody records them.
  var notes: EventNotes? { event.isRecorded ? event.notes : nil }
}

extension Value: CustomStringConvertible {
  /// The value as titles show it: text as it is, others as compact JSON, nothing for missing and null.
  public var description: String {
    var bytes: [UInt8] = []
    ref.appendTitleText(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}
