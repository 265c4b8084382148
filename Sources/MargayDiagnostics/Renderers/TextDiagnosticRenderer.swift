/// Writes diagnostics for people (Documentation/Formats.md).
///
/// ```
/// rule.yml:2:1: error: there is no key 'Severty' [MG2003]
///   2 | Severty: High
///     | ^~~~~~~
/// fix: write 'Severity'
/// ```
///
/// Everything that comes from files is escaped, so that a rule cannot write to the terminal of who
/// checks it. The gutter keeps a source line from looking like a diagnostic to a build tool.
package struct TextDiagnosticRenderer: Sendable {
  /// The most diagnostics that are written of one file.
  package static let mostPerFile = 100

  private let color: Bool

  /// Makes a renderer; with `color` it writes ANSI colours.
  package init(color: Bool = false) { self.color = color }

  /// The text of several diagnostics, each with its excerpt, in their order.
  ///
  /// Of one file at most `mostPerFile` are written, errors before warnings before notes, and then how many more
  /// there are: a file that is wrong all over says no more in a thousand lines.
  package func render(_ diagnostics: some Sequence<Diagnostic>) -> String {
    let all = Array(diagnostics)
    var text: [UInt8] = []
    var start = 0
    for index in all.indices {
      let next = index + 1
      if next < all.count, all[next].file === all[index].file { continue }
      append(all[start..<next], to: &text)
      start = next
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The text of one diagnostic; ends with a line feed.
  package func render(_ diagnostic: Diagnostic) -> String { render([diagnostic]) }

  /// Writes the diagnostics of one file.
  private func append(_ diagnostics: ArraySlice<Diagnostic>, to text: inout [UInt8]) {
    guard diagnostics.count > TextDiagnosticRenderer.mostPerFile else {
      for index in diagnostics.indices { append(diagnostics[index], to: &text) }
      return
    }
    let order: [DiagnosticSeverity] = [.error, .warning, .note]
    var room = TextDiagnosticRenderer.mostPerFile
    var rooms: [DiagnosticSeverity: Int] = [:]
    var hidden: [String] = []
    for severity in order {
      let count = diagnostics.count { $0.severity == severity }
      let shown = min(count, room)
      rooms[severity] = shown
      room -= shown
      let more = count - shown
      if more > 0 { hidden.append(plural(more, severity.rawValue)) }
    }
    for diagnostic in diagnostics {
      guard let left = rooms[diagnostic.severity], left > 0 else { continue }
      rooms[diagnostic.severity] = left - 1
      append(diagnostic, to: &text)
    }
    guard let file = diagnostics.first?.file else { return }
    append(painted: TerminalText.escape(file.path) + ":", "1", to: &text)
    append(" " + hidden.joined(separator: ", ") + " more, not shown here\n", to: &text)
  }

  private func append(_ diagnostic: Diagnostic, to text: inout [UInt8]) {
    let severity = diagnostic.severity
    let range = diagnostic.range
    let line = appendPlace(
      diagnostic.file, range, severity.rawValue, color: severity.terminalColor, to: &text)
    append(TerminalText.escape(diagnostic.message), to: &text)
    append(" [", to: &text)
    append(diagnostic.kind.code, to: &text)
    append("]\n", to: &text)
    appendExcerpt(diagnostic.file, range, line: line, to: &text)
    for fix in diagnostic.fixes {
      append(painted: "fix:", "32", to: &text)
      append(" " + TerminalText.escape(fix.title) + "\n", to: &text)
    }
    for place in diagnostic.related {
      let line = appendPlace(place.file, place.range, "note", color: "36", to: &text)
      append(TerminalText.escape(place.message), to: &text)
      append("\n", to: &text)
      appendExcerpt(place.file, place.range, line: line, to: &text)
    }
  }

  /// Writes where something is and how bad, up to the message; gives the line's number.
  private func appendPlace(
    _ file: SourceFile, _ range: SourceRange, _ label: String, color: String,
    to text: inout [UInt8]
  ) -> Int {
    let location = file.location(of: range.lower)
    let place = TerminalText.escape(file.path) + ":\(location.line):\(location.column):"
    append(painted: place, "1", to: &text)
    append(" ", to: &text)
    append(painted: label + ":", color, to: &text)
    append(" ", to: &text)
    return location.line
  }

  private func appendExcerpt(
    _ file: SourceFile, _ range: SourceRange, line: Int, to text: inout [UInt8]
  ) {
    if file.bytes.isEmpty || file.isUnread { return }
    let excerpt = SourceExcerpt(file, range)
    let number = String(line)
    let width = max(3, number.utf8.count)
    text.append(contentsOf: repeatElement(0x20, count: width - number.utf8.count))
    append(number, to: &text)
    append(excerpt.line.isEmpty ? " |" : " | ", to: &text)
    append(excerpt.line, to: &text)
    append("\n", to: &text)
    text.append(contentsOf: repeatElement(0x20, count: width))
    append(" | ", to: &text)
    append(painted: excerpt.caret, "32", to: &text)
    append("\n", to: &text)
  }

  private func append(_ part: String, to text: inout [UInt8]) {
    text.append(contentsOf: part.utf8)
  }

  private func append(painted part: String, _ code: String, to text: inout [UInt8]) {
    append(color ? "\u{1B}[\(code)m\(part)\u{1B}[0m" : part, to: &text)
  }
}

extension DiagnosticSeverity {
  /// The ANSI colour in which the severity is shown.
  package var terminalColor: String {
    switch self {
    case .error: "1;31"
    case .warning: "1;33"
    case .note: "36"
    }
  }
}

/// A number with its noun: `1 rule`, `2 rules`.
package func plural(_ count: Int, _ noun: String) -> String {
  "\(count) \(noun)\(count == 1 ? "" : "s")"
}
