/// A YAML value that is to be written, in block style.
indirect enum YAMLOutput {
  /// A scalar on one line, as it is written.
  case scalar(String)
  /// A block scalar: its header and its lines, without indentation.
  case block(header: String, lines: [String])
  /// A sequence.
  case sequence([YAMLOutput])
  /// A mapping, in its order; keys as they are written.
  case mapping([(key: String, value: YAMLOutput)])

  /// Text as a scalar on one line: plain where no reader takes it for anything else, else in quotes.
  static func text(_ text: String) -> YAMLOutput { .scalar(PlainScalar.text(text)) }

  /// Texts as a list.
  static func texts(_ list: [String]) -> YAMLOutput { self.list(list.map { text($0) }) }

  /// Values as a list: short scalars on one line, else one below the other.
  static func list(_ items: [YAMLOutput]) -> YAMLOutput {
    var parts: [String] = []
    for item in items {
      // In brackets a comma of plain text would end it.
      guard case .scalar(let text) = item,
        text.utf8.first == UInt8(ascii: "'")
          || text.utf8.first == UInt8(ascii: "\"") || !text.utf8.contains(UInt8(ascii: ","))
      else { return .sequence(items) }
      parts.append(text)
    }
    let line = "[" + parts.joined(separator: ", ") + "]"
    return line.unicodeScalars.count <= RuleLayout.listWidth ? .scalar(line) : .sequence(items)
  }

  /// Text for people: of several lines as a literal block, a long line folded, where that reads as exactly the text.
  static func prose(_ text: String) -> YAMLOutput {
    BlockText.block(text).map { .block(header: $0.header, lines: $0.lines) } ?? .text(text)
  }

  /// The document: ends with a line feed.
  var document: String { lines.map { $0 + "\n" }.joined() }

  /// The lines of a collection, without indentation; of a scalar the scalar.
  private var lines: [String] {
    switch self {
    case .scalar(let text): return [text]
    case .block(let header, let lines): return [header] + lines.map(YAMLOutput.indented)
    case .sequence(let items):
      if items.isEmpty { return ["[]"] }
      return items.flatMap { item in
        let lines = item.lines
        return ["- " + lines[0]]
          + lines.dropFirst().map(item.isBlock ? { $0 } : YAMLOutput.indented)
      }
    case .mapping(let entries):
      if entries.isEmpty { return ["{}"] }
      return entries.flatMap { key, value -> [String] in
        let lines = value.lines
        guard value.beginsBelow else { return ["\(key): \(lines[0])"] + lines.dropFirst() }
        return ["\(key):"] + lines.map(YAMLOutput.indented)
      }
    }
  }

  private var isBlock: Bool {
    if case .block = self { return true }
    return false
  }

  /// Whether the value begins on the line below its key.
  private var beginsBelow: Bool {
    switch self {
    case .scalar, .block: false
    case .sequence(let items): !items.isEmpty
    case .mapping(let entries): !entries.isEmpty
    }
  }

  private static func indented(_ line: String) -> String { line.isEmpty ? "" : "  " + line }
}
