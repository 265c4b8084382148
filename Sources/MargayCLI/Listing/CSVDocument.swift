import MargayDiagnostics

/// A CSV document as RFC 4180 has it, in UTF-8, that no spreadsheet takes for formulas.
///
/// A spreadsheet computes a cell that begins with `=`, `+`, `-` or `@`, and may skip a tab, a line break or a wide form
/// of these characters first; texts of rules are written by others. Such a cell gets a `'` in front, which spreadsheets
/// take for "this is text". A cell that begins with `'` gets one too, so that a reader which removes the first `'` of
/// each cell has the texts as they were.
package struct CSVDocument {
  private let isForTerminal: Bool
  private var output = ""

  /// Makes a document that has only its header.
  ///
  /// On a terminal characters that could change what it shows are escaped.
  package init(header: [String], isForTerminal: Bool = false) {
    self.isForTerminal = isForTerminal
    append(header)
  }

  /// Adds a record.
  package mutating func append(_ cells: [String]) {
    output += cells.map(field).joined(separator: ",") + "\r\n"
  }

  /// The document.
  package var text: String { output }

  private func field(_ cell: String) -> String {
    var text = isForTerminal ? TerminalText.escape(cell) : cell
    if let first = text.unicodeScalars.first, CSVDocument.isHarmful(first) { text = "'" + text }
    guard text.unicodeScalars.contains(where: CSVDocument.needsQuotes) else { return text }
    var quoted = String.UnicodeScalarView("\"".unicodeScalars)
    for scalar in text.unicodeScalars {
      if scalar == "\"" { quoted.append(scalar) }
      quoted.append(scalar)
    }
    return String(quoted) + "\""
  }

  /// Whether a cell that begins so may be computed, or is kept apart from those that got a `'`.
  private static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "=", "+", "-", "@", "\t", "\r", "\n", "'", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}":
      true
    default: false
    }
  }

  private static func needsQuotes(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\"", ",", "\r", "\n": true
    default: false
    }
  }
}
