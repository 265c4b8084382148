/// The source line of a diagnostic and the caret line under it.
///
/// Only the neighbourhood of the place is read, so that a line of a megabyte costs no more than a
/// short one. Lines wider than the window are cut around the place, with `…` at the cut ends.
package struct SourceExcerpt {
  /// The source line, escaped for a terminal.
  package let line: String
  /// Blanks up to the place, then `^` and `~` under the range.
  package let caret: String

  /// The columns shown of a long line.
  private static let windowWidth = 100
  /// The columns shown before the place in a long line.
  private static let widthBefore = 40

  private struct Cell {
    var text: String
    var width: Int
    var offset: Int
    var isTab: Bool
  }

  /// Makes the excerpt for `range`, as far as it lies in its first line.
  package init(_ file: SourceFile, _ range: SourceRange) {
    let place = min(max(range.lower, 0), file.bytes.count)
    var whole = file.lineRange(file.lineIndex(at: place))
    if whole.lower == 0, file.hasByteOrderMark { whole.lower = min(3, whole.upper) }
    let target = min(max(place, whole.lower), whole.upper)

    // Four bytes for each column are enough for all but text full of marks without width.
    var start = max(whole.lower, target - 4 * SourceExcerpt.widthBefore)
    while start > whole.lower, start < target, file.bytes[start] & 0xC0 == 0x80 { start += 1 }
    let end = min(whole.upper, target + 4 * SourceExcerpt.windowWidth)
    var cells = SourceExcerpt.cells(file, start, end)
    let first = cells.firstIndex { $0.offset >= target } ?? cells.count
    var cutBefore = start > whole.lower
    var cutAfter = end < whole.upper

    let total = cells.reduce(0) { $0 + $1.width }
    var from = 0
    if total > SourceExcerpt.windowWidth || cutBefore || cutAfter {
      from = first
      var width = 0
      while from > 0, width + cells[from - 1].width <= SourceExcerpt.widthBefore {
        from -= 1
        width += cells[from].width
      }
      var to = first
      while to < cells.count, width + cells[to].width <= SourceExcerpt.windowWidth || to == first {
        width += cells[to].width
        to += 1
      }
      cutBefore = cutBefore || from > 0
      cutAfter = cutAfter || to < cells.count
      cells.removeLast(cells.count - to)
    }

    var line = cutBefore ? "…" : ""
    var caret = cutBefore ? " " : ""
    for cell in cells[from...] {
      line += cell.text
      if cell.offset < target {
        caret += cell.isTab ? "\t" : String(repeating: " ", count: cell.width)
      }
    }
    if cutAfter { line += "…" }
    var length = 0
    for cell in cells[from...] where cell.offset >= target && cell.offset < range.upper {
      length += cell.isTab ? 1 : cell.width
    }
    self.line = line
    self.caret = caret + "^" + String(repeating: "~", count: max(0, length - 1))
  }

  private static func cells(_ file: SourceFile, _ start: Int, _ end: Int) -> [Cell] {
    var cells: [Cell] = []
    var offset = start
    while offset < end {
      let step = UTF8Decoding.step(file.bytes, at: offset, end: end)
      let scalar = step.scalar ?? "\u{FFFD}"
      if scalar == "\t" {
        cells.append(Cell(text: "\t", width: 1, offset: offset, isTab: true))
      } else if TerminalText.isUnsafe(scalar) {
        let text = TerminalText.notation(scalar)
        cells.append(Cell(text: text, width: text.utf8.count, offset: offset, isTab: false))
      } else {
        let width = TerminalText.width(scalar)
        cells.append(Cell(text: String(scalar), width: width, offset: offset, isTab: false))
      }
      offset += step.length
    }
    return cells
  }
}
