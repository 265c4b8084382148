import MargayYAML

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
  static func text(_ text: String) -> YAMLOutput { .scalar(PlainText.scalar(text)) }

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
  static func prose(_ text: String) -> YAMLOutput { BlockText.block(text) ?? .text(text) }

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

/// Text without quotes.
package enum PlainText {
  /// Text as a scalar on one line: plain where no reader of YAML could take it for anything else, else in quotes.
  package static func scalar(_ text: String) -> String {
    isSafe(text) ? text : YAMLQuoting.quoted(text)
  }

  /// Words that some reader of YAML takes for a boolean or null.
  private static let reserved: Set<String> = [
    "null", "true", "false", "yes", "no", "on", "off", "y", "n",
  ]

  /// Whether text reads as itself without quotes, in block style and in every reader.
  private static func isSafe(_ text: String) -> Bool {
    guard let first = text.utf8.first, let last = text.utf8.last else { return false }
    guard isLetter(first) || first == UInt8(ascii: "/") || first == UInt8(ascii: "_") else {
      return false
    }
    guard last != UInt8(ascii: " "), last != UInt8(ascii: ":") else { return false }
    var previous: UInt8 = 0
    for byte in text.utf8 {
      guard isLetter(byte) || (0x30...0x39).contains(byte) || " _./@:,;()+-=&".utf8.contains(byte)
      else { return false }
      if previous == UInt8(ascii: ":"), byte == UInt8(ascii: " ") { return false }
      previous = byte
    }
    return !reserved.contains(text.lowercased())
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}

/// Text as a block scalar.
enum BlockText {
  /// The text as a literal block when it has several lines, folded when it is one long line; nil where neither reads as
  /// exactly the text, or where it is short.
  static func block(_ text: String) -> YAMLOutput? {
    guard text.unicodeScalars.allSatisfy({ $0 == "\n" || !YAMLQuoting.isHidden($0) }) else {
      return nil
    }
    return text.utf8.contains(0x0A) ? literal(text) : folded(text)
  }

  private static func literal(_ text: String) -> YAMLOutput? {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let endsWithBreak = lines.last?.isEmpty == true
    if endsWithBreak { lines.removeLast() }
    // Blank lines at either end depend on the header; a blank at the end of a line would not be seen.
    guard let first = lines.first, let last = lines.last, !first.isEmpty, !last.isEmpty,
      lines.allSatisfy({ $0.utf8.last != 0x20 })
    else { return nil }
    let indicator = first.utf8.first == 0x20 ? "2" : ""
    return .block(header: "|" + indicator + (endsWithBreak ? "" : "-"), lines: lines)
  }

  private static func folded(_ text: String) -> YAMLOutput? {
    guard text.unicodeScalars.count > RuleLayout.textWidth else { return nil }
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    guard words.allSatisfy({ !$0.isEmpty }) else { return nil }
    var lines: [String] = []
    var line = ""
    for word in words {
      if line.isEmpty {
        line = String(word)
      } else if line.unicodeScalars.count + 1 + word.unicodeScalars.count <= RuleLayout.textWidth {
        line += " " + word
      } else {
        lines.append(line)
        line = String(word)
      }
    }
    lines.append(line)
    return lines.count > 1 ? .block(header: ">-", lines: lines) : nil
  }
}
