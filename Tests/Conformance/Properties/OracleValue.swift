/// A JSON value as a plain tree: what the oracle evaluates over.
///
/// Nothing of it is shared with the tape, its paths or its conditions, so that the two can disagree.
indirect enum OracleValue {
  case null
  case bool(Bool)
  /// A number, by its JSON text.
  case number(String)
  case string(String)
  case list([OracleValue])
  /// Fields in document order; names may repeat.
  case object([OracleField])

  /// The bytes of a string; nil for other values.
  var bytes: [UInt8]? {
    guard case .string(let text) = self else { return nil }
    return Array(text.utf8)
  }

  /// The fields of an object, of which the first of equal names counts.
  var fields: [(name: [UInt8], value: OracleValue)]? {
    guard case .object(let all) = self else { return nil }
    var seen: Set<[UInt8]> = []
    return all.compactMap { field in
      let name = Array(field.name.utf8)
      return seen.insert(name).inserted ? (name, field.value) : nil
    }
  }

  var isNull: Bool {
    if case .null = self { return true }
    return false
  }

  /// The JSON text.
  var json: String {
    switch self {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .number(let text): text
    case .string(let text): OracleValue.quoted(text)
    case .list(let elements): "[" + elements.map(\.json).joined(separator: ",") + "]"
    case .object(let fields):
      "{" + fields.map { OracleValue.quoted($0.name) + ":" + $0.value.json }.joined(separator: ",")
        + "}"
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case "\0"..."\u{1F}":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

/// A field of an object.
struct OracleField {
  var name: String
  var value: OracleValue

  init(_ name: String, _ value: OracleValue) {
    self.name = name
    self.value = value
  }
}

/// Lower case, scalar by scalar.
func oracleLowercased(_ text: String) -> [UInt8] {
  text.unicodeScalars.flatMap { Array($0.properties.lowercaseMapping.utf8) }
}
