import MargayDiagnostics

/// A table for people: cells are escaped for a terminal, columns aligned by the width that they have on one.
package struct TextTable {
  /// On which side of its column a cell stands.
  package enum Alignment: Sendable {
    /// Left: text.
    case left
    /// Right: numbers.
    case right
  }

  /// What an empty cell shows, so that every line has as many words as the header has columns.
  private static let empty = "-"
  private static let gap = "  "

  private let alignments: [Alignment]
  private var rows: [[String]] = []
  private var widths: [Int]

  /// Makes a table that has only its header.
  package init(_ columns: [(title: String, alignment: Alignment)]) {
    alignments = columns.map(\.alignment)
    widths = columns.map { _ in 0 }
    append(columns.map(\.title))
  }

  /// Adds a row; cells beyond the columns are left out, missing ones are empty.
  package mutating func append(_ cells: [String]) {
    let row = alignments.indices.map { index in
      let cell = index < cells.count ? TerminalText.escape(cells[index]) : ""
      return cell.isEmpty ? TextTable.empty : cell
    }
    for (index, cell) in row.enumerated() {
      widths[index] = max(widths[index], TerminalText.width(cell))
    }
    rows.append(row)
  }

  /// The lines, header first; no line ends with spaces.
  package var text: String {
    rows.map { line($0) + "\n" }.joined()
  }

  private func line(_ row: [String]) -> String {
    let last = row.count - 1
    return row.enumerated().map { index, cell in
      let padding = TerminalText.padding(of: cell, to: widths[index])
      switch alignments[index] {
      case .left: return index == last ? cell : cell + padding
      case .right: return padding + cell
      }
    }.joined(separator: TextTable.gap)
  }
}
