/// A JSON value that can be changed: what tests make variants of, and what generated events are made of.
///
/// Events themselves are read on a tape and never changed; a tree is for the few that are written.
package indirect enum JSONTree: Hashable, Sendable {
  /// `null`
  case null
  /// `true` or `false`
  case bool(Bool)
  /// A number, by its source text.
  case number([UInt8])
  /// Text, as UTF-8 bytes.
  case string([UInt8])
  /// A list.
  case list([JSONTree])
  /// An object, in document order.
  case object([Field])

  /// A field of an object.
  package struct Field: Hashable, Sendable {
    /// The name, as UTF-8 bytes.
    package var name: [UInt8]
    /// The value.
    package var value: JSONTree

    /// Makes a field.
    package init(_ name: [UInt8], _ value: JSONTree) {
      self.name = name
      self.value = value
    }
  }

  /// One step of a path in a tree.
  package enum Step: Hashable, Sendable {
    /// A field of exactly that name.
    case name([UInt8])
    /// An element of a list; negative counts from the end.
    case index(Int)
  }

  /// Takes a value of an event; a missing one is null.
  ///
  /// Of equal names the first counts.
  package init(_ value: ValueRef) {
    switch value.kind {
    case .missing, .null: self = .null
    case .bool: self = .bool(value.bool)
    case .number: self = .number(Array(value.tape.text(value.node)))
    case .string: self = .string(Array(value.text))
    case .list: self = .list(value.elements.map { JSONTree($0) })
    case .object:
      self = .object(value.fields.map { Field(Array($0.key.text), JSONTree($0.value)) })
    }
  }

  /// Reads JSON text, as events are read; nil for text that is none.
  package init?(json: [UInt8]) {
    var parser = EventParser()
    guard case .ok(let event) = parser.parse(json) else { return nil }
    self = withExtendedLifetime(event) { JSONTree(event.root) }
  }

  /// The value as JSON without white space; numbers keep their text.
  package var json: [UInt8] {
    var output: [UInt8] = []
    write(to: &output)
    return output
  }

  private func write(to output: inout [UInt8]) {
    switch self {
    case .null: output += Array("null".utf8)
    case .bool(let value): output += Array((value ? "true" : "false").utf8)
    case .number(let text): output += text
    case .string(let text):
      text.withUnsafeBufferPointer { CompactJSON.appendString($0, to: &output) }
    case .list(let elements):
      output.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        element.write(to: &output)
      }
      output.append(UInt8(ascii: "]"))
    case .object(let fields):
      output.append(UInt8(ascii: "{"))
      for (index, field) in fields.enumerated() {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        field.name.withUnsafeBufferPointer { CompactJSON.appendString($0, to: &output) }
        output.append(UInt8(ascii: ":"))
        field.value.write(to: &output)
      }
      output.append(UInt8(ascii: "}"))
    }
  }
}
