import MargayEvents

/// JSON of a rule's tests as a raw string literal, on as many lines as it needs to be read.
enum JSONSource {
  /// How long a line of JSON is at most, where its values allow it.
  private static let lineLength = 80

  /// The literal; the value is the same, number for number and scalar for scalar.
  static func literal(_ json: [UInt8]) -> SwiftValue {
    var parser = EventParser()
    guard case .ok(let event) = parser.parse(json) else {
      return .string(String(decoding: json, as: UTF8.self))
    }
    let lines = withExtendedLifetime(event) { JSONSource.lines(event.root, indent: 0) }
    let signs = String(repeating: "#", count: signCount(lines))
    guard lines.count > 1 else { return .atom("\(signs)\"\(lines.joined())\"\(signs)") }
    return .lines(open: "\(signs)\"\"\"", lines, close: "\"\"\"\(signs)")
  }

  /// The lines of a value; the first has no indentation.
  private static func lines(_ value: ValueRef, indent: Int) -> [String] {
    let flat = flat(value)
    guard indent + flat.count > lineLength, value.kind == .object || value.kind == .list,
      value.count > 0
    else { return [flat] }
    let space = String(repeating: " ", count: indent + 2)
    var parts: [[String]] = []
    if value.kind == .object {
      for field in value.fields {
        var part = lines(field.value, indent: indent + 2)
        part[0] = "\(string(field.key.text)): \(part[0])"
        parts.append(part)
      }
    } else {
      for element in value.elements { parts.append(lines(element, indent: indent + 2)) }
    }
    var output = [value.kind == .object ? "{" : "["]
    for (place, part) in parts.enumerated() {
      var part = part
      part[0] = space + part[0]
      if place < parts.count - 1 { part[part.count - 1] += "," }
      output += part
    }
    return output + [String(repeating: " ", count: indent) + (value.kind == .object ? "}" : "]")]
  }

  private static func flat(_ value: ValueRef) -> String {
    switch value.kind {
    case .missing, .null: return "null"
    case .bool: return value.bool ? "true" : "false"
    case .number: return String(decoding: value.text, as: UTF8.self)
    case .string: return string(value.text)
    case .list: return "[\(value.elements.map(flat).joined(separator: ", "))]"
    case .object:
      let fields = value.fields.map { "\(string($0.key.text)): \(flat($0.value))" }
      return "{\(fields.joined(separator: ", "))}"
    }
  }

  /// A JSON string in which everything that cannot be seen is escaped.
  private static func string(_ text: UnsafeBufferPointer<UInt8>) -> String {
    var output = "\""
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      switch scalar {
      case "\"": output += "\\\""
      case "\\": output += "\\\\"
      case "\n": output += "\\n"
      case "\r": output += "\\r"
      case "\t": output += "\\t"
      case _ where SwiftText.isPlain(scalar): output.unicodeScalars.append(scalar)
      default: for unit in UTF16.encode(scalar) ?? .init([]) { output += escape(unit) }
      }
    }
    return output + "\""
  }

  private static func escape(_ unit: UInt16) -> String {
    let digits = String(unit, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
  }

  /// How many number signs keep the lines from ending a raw literal, or from escaping out of it.
  ///
  /// One more than stand behind any quote or backslash.
  private static func signCount(_ lines: [String]) -> Int {
    var most = 0
    for line in lines {
      var count: Int?
      for byte in line.utf8 {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): count = 0
        case UInt8(ascii: "#"):
          count = count.map { $0 + 1 }
          most = max(most, count ?? 0)
        default: count = nil
        }
      }
    }
    return most + 1
  }
}
