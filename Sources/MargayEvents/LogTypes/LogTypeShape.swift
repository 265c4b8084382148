/// What the fields of an event look like when it is of one log type and can be of no other.
package struct LogTypeShape: Sendable {
  /// One field at the top of an event, by its exact name, and what its value must be.
  package struct Marker: Sendable {
    /// The name.
    package var name: StaticString
    /// What the value must be.
    package var test: Test

    /// Makes a marker.
    package init(_ name: StaticString, _ test: Test) {
      self.name = name
      self.test = test
    }
  }

  /// What a value must be.
  package indirect enum Test: Sendable {
    /// Text.
    case text
    /// A number.
    case number
    /// A number, or text, which is how some collectors write one.
    case scalar
    /// A list.
    case list
    /// An object.
    case object
    /// One of these texts.
    case equals([StaticString])
    /// Text that begins so.
    case begins(StaticString)
    /// An object with these fields.
    case fields([Marker])
  }

  /// The markers; all of them must hold.
  package var markers: [Marker]

  /// Makes a shape.
  package init(_ markers: Marker...) { self.markers = markers }
}

extension LogTypeShape.Test {
  /// Whether a value is what it must be.
  func holds(for value: ValueRef) -> Bool {
    switch self {
    case .text: value.kind == .string
    case .number: value.kind == .number
    case .scalar: value.kind == .number || value.kind == .string
    case .list: value.kind == .list
    case .object: value.kind == .object
    case .equals(let texts):
      value.kind == .string
        && texts.contains { TextComparison.equals(value.text, Self.bytes($0)) }
    case .begins(let text):
      value.kind == .string && TextComparison.hasPrefix(value.text, Self.bytes(text))
    case .fields(let markers):
      markers.allSatisfy { marker in
        marker.test.holds(for: value.field(FieldName(marker.name)))
      }
    }
  }

  private static func bytes(_ text: StaticString) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
  }
}
