/// An expression of Swift by its parts, which can be written on one line or on several.
///
/// Breaks stand only where `swift format` keeps them.
indirect enum SwiftValue {
  /// Source that is never broken.
  case atom(String)
  /// A call; arguments with labels end in `: ` before the value.
  case call(String, [(label: String?, value: SwiftValue)])
  case array([SwiftValue])
  /// A dictionary of keys, which are never broken.
  case dictionary([(key: String, value: SwiftValue)])
  /// A literal of several lines: what opens it, its lines, what closes it.
  case lines(open: String, [String], close: String)
  /// A value with source behind its last line.
  case followed(SwiftValue, String)

  /// The longest line of the output, where its parts allow it.
  static let lineLength = 100

  /// A string literal.
  static func string(_ text: String) -> SwiftValue { .atom(SwiftText.quoted(text)) }

  /// A string literal of one or several lines.
  static func text(_ text: String) -> SwiftValue {
    guard text.unicodeScalars.contains("\n") else { return string(text) }
    return .lines(open: "\"\"\"", SwiftText.lines(text), close: "\"\"\"")
  }

  /// A list of string literals.
  static func strings(_ texts: [String]) -> SwiftValue { .array(texts.map { string($0) }) }

  /// The source on one line; nil where it needs several.
  var flat: String? {
    switch self {
    case .atom(let source): return source
    case .call(let name, let arguments):
      let parts = arguments.map { argument in
        argument.value.flat.map { (argument.label.map { "\($0): " } ?? "") + $0 }
      }
      guard !parts.contains(where: { $0 == nil }) else { return nil }
      return "\(name)(\(parts.compactMap { $0 }.joined(separator: ", ")))"
    case .array(let elements):
      let parts = elements.map(\.flat)
      guard !parts.contains(where: { $0 == nil }) else { return nil }
      return "[\(parts.compactMap { $0 }.joined(separator: ", "))]"
    case .dictionary(let entries):
      if entries.isEmpty { return "[:]" }
      let parts = entries.map { entry in entry.value.flat.map { "\(entry.key): \($0)" } }
      guard !parts.contains(where: { $0 == nil }) else { return nil }
      return "[\(parts.compactMap { $0 }.joined(separator: ", "))]"
    case .lines: return nil
    case .followed(let value, let rest): return value.flat.map { $0 + rest }
    }
  }

  private var isAtom: Bool {
    if case .atom = self { return true }
    return false
  }

  /// The source as lines behind `prefix`, each with its indentation; `suffix` stands behind the last one.
  func written(_ prefix: String, indent: Int, suffix: String = "") -> [String] {
    let start = String(repeating: " ", count: indent) + prefix
    // The formatter counts the comma that a list would have behind its last element.
    let room = isAtom ? SwiftValue.lineLength : SwiftValue.lineLength - 2
    if let flat, start.count + flat.count + suffix.count <= room { return [start + flat + suffix] }
    switch self {
    case .atom(let source):
      // Behind a label or a sign of assignment the formatter breaks the line.
      guard !prefix.isEmpty else { return [start + source + suffix] }
      return [
        String(repeating: " ", count: indent) + prefix.dropLast(),
        String(repeating: " ", count: indent + 2) + source + suffix,
      ]
    case .call(let name, let arguments):
      guard !arguments.isEmpty else { return [start + name + "()" + suffix] }
      if arguments.count == 1, arguments[0].label == nil, case .array = arguments[0].value {
        // The brackets of an only list stand beside the parentheses.
        return arguments[0].value.written(
          prefix + name + "(", indent: indent, suffix: ")" + suffix)
      }
      var lines = [start + name + "("]
      for (place, argument) in arguments.enumerated() {
        let isLast = place == arguments.count - 1
        lines += argument.value.written(
          argument.label.map { "\($0): " } ?? "", indent: indent + 2,
          suffix: isLast ? ")" + suffix : ",")
      }
      guard let last = lines.last, last.count > SwiftValue.lineLength else { return lines }
      // Behind a line that is too long anyway the parenthesis stands by itself.
      lines[lines.count - 1] = String(last.dropLast(1 + suffix.count))
      return lines + [String(repeating: " ", count: indent) + ")" + suffix]
    case .array(let elements):
      guard !elements.isEmpty else { return [start + "[]" + suffix] }
      let comma = elements.count > 1 ? "," : ""
      return [start + "["]
        + elements.flatMap { $0.written("", indent: indent + 2, suffix: comma) }
        + [String(repeating: " ", count: indent) + "]" + suffix]
    case .dictionary(let entries):
      let comma = entries.count > 1 ? "," : ""
      return [start + "["]
        + entries.flatMap { $0.value.written("\($0.key): ", indent: indent + 2, suffix: comma) }
        + [String(repeating: " ", count: indent) + "]" + suffix]
    case .lines(let open, let content, let close):
      let inner = String(repeating: " ", count: indent + (prefix.isEmpty ? 0 : 2))
      return [start + open] + content.map { $0.isEmpty ? "" : inner + $0 }
        + [inner + close + suffix]
    case .followed(let value, let rest):
      return value.written(prefix, indent: indent, suffix: rest + suffix)
    }
  }
}
