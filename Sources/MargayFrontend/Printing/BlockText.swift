import MargayYAML

/// Text as a block scalar.
package enum BlockText {
  /// The text as a literal block when it has several lines, folded when it is one long line; nil where neither reads as
  /// exactly the text, or where it is short.
  package static func block(_ text: String) -> (header: String, lines: [String])? {
    guard text.unicodeScalars.allSatisfy({ $0 == "\n" || !YAMLQuoting.isHidden($0) }) else {
      return nil
    }
    return text.utf8.contains(0x0A) ? literal(text) : folded(text)
  }

  private static func literal(_ text: String) -> (header: String, lines: [String])? {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let endsWithBreak = lines.last?.isEmpty == true
    if endsWithBreak { lines.removeLast() }
    // Blank lines at either end depend on the header; a blank at the end of a line would not be seen.
    guard let first = lines.first, let last = lines.last, !first.isEmpty, !last.isEmpty,
      lines.allSatisfy({ $0.utf8.last != 0x20 })
    else { return nil }
    let indicator = first.utf8.first == 0x20 ? "2" : ""
    return ("|" + indicator + (endsWithBreak ? "" : "-"), lines)
  }

  private static func folded(_ text: String) -> (header: String, lines: [String])? {
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
    return lines.count > 1 ? (">-", lines) : nil
  }
}
