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
    var text = ""
    var group: [Diagnostic] = []
    for diagnostic in diagnostics {
      if let last = group.last, last.file !== diagnostic.file {
        append(group, to: &text)
        group = []
      }
      group.append(diagnostic)
    }
    append(group, to: &text)
    return text
  }

  /// Writes the diagnostics of one file.
  private func append(_ diagnostics: [Diagnostic], to text: inout String) {
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
    guard let file = diagnostics.first?.file, !hidden.isEmpty else { return }
    text += paint(TerminalText.escape(file.path) + ":", "1")
    text += " " + hidden.joined(separator: ", ") + " more, not shown here\n"
  }

  /// The text of one diagnostic; ends with a line feed.
  package func render(_ diagnostic: Diagnostic) -> String { render([diagnostic]) }

  private func append(_ diagnostic: Diagnostic, to text: inout String) {
    let severity = diagnostic.severity
    appendHead(
      file: diagnostic.file, range: diagnostic.range, label: severity.rawValue,
      labelColor: severity.terminalColor,
      message: TerminalText.escape(diagnostic.message) + " [" + diagnostic.kind.code + "]",
      to: &text)
    for fix in diagnostic.fixes {
      text += paint("fix:", "32") + " " + TerminalText.escape(fix.title) + "\n"
    }
    for place in diagnostic.related {
      appendHead(
        file: place.file, range: place.range, label: "note", labelColor: "36",
        message: TerminalText.escape(place.message), to: &text)
    }
  }

  private func appendHead(
    file: SourceFile, range: SourceRange, label: String, labelColor: String, message: String,
    to text: inout String
  ) {
    let location = file.location(of: range.lower)
    let place = "\(TerminalText.escape(file.path)):\(location.line):\(location.column):"
    text += paint(place, "1") + " " + paint(label + ":", labelColor) + " " + message + "\n"
    if file.bytes.isEmpty || file.isUnread { return }
    let excerpt = SourceExcerpt(file, range)
    let number = String(location.line)
    let indent = String(repeating: " ", count: max(0, 3 - number.utf8.count))
    let blank = String(repeating: " ", count: max(3, number.utf8.count))
    text += indent + number + " |" + (excerpt.line.isEmpty ? "" : " " + excerpt.line) + "\n"
    text += blank + " | " + paint(excerpt.caret, "32") + "\n"
  }

  private func paint(_ text: String, _ code: String) -> String {
    color ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
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
