/// Text of rules and events in Markdown: inside code spans, where nothing is markup, a link or a mention.
package enum MarkdownText {
  /// A text as a code span that fits the cell of a table.
  ///
  /// What could change a display is escaped, so that it is one line; `|` would end the cell.
  package static func code(_ text: String) -> String {
    let shown = TerminalText.escape(text)
    guard !shown.utf8.isEmpty else { return "" }
    var longest = 0
    var run = 0
    var content = ""
    for scalar in shown.unicodeScalars {
      run = scalar == "`" ? run + 1 : 0
      longest = max(longest, run)
      if scalar == "|" { content += "\\" }
      content.unicodeScalars.append(scalar)
    }
    let fence = String(repeating: "`", count: longest + 1)
    // Spaces keep the fence apart from the text's own marks; a reader takes one away on each side.
    let isBare = longest == 0 && shown.utf8.first != 0x20 && shown.utf8.last != 0x20
    return isBare ? fence + content + fence : "\(fence) \(content) \(fence)"
  }
}
