/// Text of rules and events in XML.
///
/// Control and bidirectional-format characters are shown escaped, as in all reports for people; what XML cannot
/// hold at all becomes U+FFFD.
package enum XMLText {
  /// An attribute's value with its quotes.
  package static func attribute(_ text: String) -> String { "\"" + escaped(text) + "\"" }

  /// The content of an element, line by line.
  package static func content(_ lines: [String]) -> String {
    lines.map(escaped).joined(separator: "\n")
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in TerminalText.escape(text).unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
