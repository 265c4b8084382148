import MargayDiagnostics

/// A JSON value of a schema, with its fields in order.
indirect enum SchemaValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  case string(String)
  case integer(Int)
  case bool(Bool)
  case list([SchemaValue])
  case object([(key: String, value: SchemaValue)])

  init(stringLiteral value: String) { self = .string(value) }
  init(booleanLiteral value: Bool) { self = .bool(value) }
  init(integerLiteral value: Int) { self = .integer(value) }
  init(arrayLiteral elements: SchemaValue...) { self = .list(elements) }
  init(dictionaryLiteral elements: (String, SchemaValue)...) {
    self = .object(elements.map { (key: $0.0, value: $0.1) })
  }

  /// Strings as a list.
  static func strings(_ list: [String]) -> SchemaValue { .list(list.map { .string($0) }) }

  /// The object with further fields behind its own.
  func adding(_ fields: SchemaValue) -> SchemaValue {
    guard case .object(let own) = self, case .object(let others) = fields else { return self }
    return .object(own + others)
  }

  /// The value as indented JSON; ends with a line feed.
  var document: String { text(indent: "") + "\n" }

  private func text(indent: String) -> String {
    let inner = indent + "  "
    switch self {
    case .string(let text):
      var writer = JSONWriter(escaping: .terminal)
      writer.string(text)
      return writer.text
    case .integer(let value): return "\(value)"
    case .bool(let value): return value ? "true" : "false"
    case .list(let items):
      let parts = items.map { $0.text(indent: inner) }
      let line = "[" + parts.joined(separator: ", ") + "]"
      if line.utf8.count <= 80, !line.utf8.contains(0x0A) { return line }
      return "[\n" + parts.map { inner + $0 }.joined(separator: ",\n") + "\n" + indent + "]"
    case .object(let fields):
      if fields.isEmpty { return "{}" }
      let parts = fields.map { field in
        SchemaValue.string(field.key).text(indent: inner) + ": " + field.value.text(indent: inner)
      }
      return "{\n" + parts.map { inner + $0 }.joined(separator: ",\n") + "\n" + indent + "}"
    }
  }
}
