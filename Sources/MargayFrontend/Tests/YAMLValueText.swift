import MargayDiagnostics
import MargayEvents
import MargayYAML

/// Writes the value of a JSON event as YAML that reads as the same value.
package enum YAMLValueText {
  /// A value on one line: a scalar, or a collection in flow style.
  static func inline(_ value: ValueRef) -> String {
    switch value.kind {
    case .missing, .null: return "null"
    case .bool: return value.bool ? "true" : "false"
    case .number:
      var text: [UInt8] = []
      value.appendNumberText(to: &text)
      return number(String(decoding: text, as: UTF8.self))
    case .string: return scalar(String(decoding: value.text, as: UTF8.self))
    case .list: return "[" + value.elements.map(inline).joined(separator: ", ") + "]"
    case .object:
      return "{" + value.fields.map { entry($0) }.joined(separator: ", ") + "}"
    }
  }

  /// The lines of an object in block style, without indentation; an empty object is `{}`.
  static func lines(_ object: ValueRef) -> [String] {
    let lines = object.fields.map { entry($0) }
    return lines.isEmpty ? ["{}"] : lines
  }

  private static func entry(_ field: ValueRef.Field) -> String {
    scalar(String(decoding: field.key.text, as: UTF8.self)) + ": " + inline(field.value)
  }

  /// Text as a scalar: plain where no reader of YAML could take it for anything else, else in quotes.
  package static func scalar(_ text: String) -> String {
    isPlain(text) ? text : YAMLQuoting.quoted(text)
  }

  /// Words that some reader of YAML takes for a boolean or null.
  private static let reserved: Set<String> = [
    "null", "true", "false", "yes", "no", "on", "off", "y", "n",
  ]

  private static func isPlain(_ text: String) -> Bool {
    let bytes = text.utf8
    guard let first = bytes.first, isLetter(first), bytes.last != 0x20 else { return false }
    let isSimple = bytes.allSatisfy { byte in
      isLetter(byte) || (0x30...0x39).contains(byte) || " _./@-".utf8.contains(byte)
    }
    return isSimple && !reserved.contains(text.lowercased())
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  /// A JSON number in the form that every reader of YAML takes for it: `1.0e-7`, not `1e-7`.
  static func number(_ text: String) -> String {
    guard let exponent = text.firstIndex(where: { $0 == "e" || $0 == "E" }) else { return text }
    var mantissa = text[..<exponent]
    if !mantissa.utf8.contains(UInt8(ascii: ".")) { mantissa += ".0" }
    let power = text[text.index(after: exponent)...]
    let isSigned = power.utf8.first == UInt8(ascii: "-") || power.utf8.first == UInt8(ascii: "+")
    return mantissa + "e" + (isSigned ? "" : "+") + power
  }
}
