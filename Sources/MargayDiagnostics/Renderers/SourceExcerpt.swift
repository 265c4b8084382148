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
  /// The scalars read on each side at most, since marks without width could go on for ever.
  private static let mostScalars = 400

  /// Makes the excerpt for `range`, as far as it lies in its first line.
  package init(_ file: SourceFile, _ range: SourceRange) {
    let place = min(max(range.lower, 0), file.bytes.count)
    var whole = file.lineRange(file.lineIndex(at: place))
    if whole.lower == 0, file.hasByteOrderMark { whole.lower = min(3, whole.upper) }
    let target = min(max(place, whole.lower), whole.upper)
    let limit = SourceExcerpt.windowWidth
    if let line = SourceExcerpt.plainLine(file, whole) {
      var marks = [UInt8](repeating: 0x20, count: target - whole.lower)
      marks.append(UInt8(ascii: "^"))
      let length = min(range.upper, whole.upper) - target
      marks.append(contentsOf: repeatElement(UInt8(ascii: "~"), count: max(0, length - 1)))
      self.line = line
      caret = String(decoding: marks, as: UTF8.self)
      return
    }
    var before = SourceExcerpt.cells(file, before: target, from: whole.lower, width: limit)
    var after = SourceExcerpt.cells(file, from: target, to: whole.upper, width: limit)
    let isWhole =
      (before.first?.offset ?? target) == whole.lower
      && (after.last.map { $0.offset + $0.length } ?? target) >= whole.upper
    if !isWhole || SourceExcerpt.width(before) + SourceExcerpt.width(after) > limit {
      var width = SourceExcerpt.width(before)
      let kept = before.drop { cell in
        guard width > SourceExcerpt.widthBefore else { return false }
        width -= cell.width
        return true
      }
      before = Array(kept)
      var total = width
      after = Array(
        after.prefix { cell in
          total += cell.width
          return total <= limit || cell.offset == target
        })
    }
    let isCutBefore = (before.first?.offset ?? target) > whole.lower
    let isCutAfter = (after.last.map { $0.offset + $0.length } ?? target) < whole.upper

    var line = isCutBefore ? "…" : ""
    var caret = isCutBefore ? " " : ""
    for cell in before {
      SourceExcerpt.append(cell, to: &line)
      caret += cell.scalar == "\t" ? "\t" : String(repeating: " ", count: cell.width)
    }
    var length = 0
    for cell in after {
      SourceExcerpt.append(cell, to: &line)
      if cell.offset < range.upper { length += cell.width }
    }
    self.line = isCutAfter ? line + "…" : line
    self.caret = caret + "^" + String(repeating: "~", count: max(0, length - 1))
  }

  /// A line that is shown as it stands: of ASCII that is printed, and no wider than the window; nil for any other.
  private static func plainLine(_ file: SourceFile, _ range: SourceRange) -> String? {
    guard range.length <= windowWidth else { return nil }
    let bytes = file.bytes[range.lower..<range.upper]
    // Without a way out of the loop the compiler looks at many bytes together.
    var others: UInt8 = 0
    for byte in bytes { others |= byte &- 0x20 < 0x5F ? 0 : 1 }
    guard others == 0 else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The cells from `start` until they fill `width` columns or reach `end`.
  private static func cells(
    _ file: SourceFile, from start: Int, to end: Int, width: Int
  ) -> [Cell] {
    var cells: [Cell] = []
    var offset = start
    var total = 0
    while offset < end, total <= width, cells.count < mostScalars {
      let cell = Cell(file, at: offset, end: end)
      cells.append(cell)
      total += cell.width
      offset += cell.length
    }
    return cells
  }

  /// The cells before `end`, going back until they fill `width` columns or reach `start`.
  private static func cells(
    _ file: SourceFile, before end: Int, from start: Int, width: Int
  ) -> [Cell] {
    var cells: [Cell] = []
    var offset = end
    var total = 0
    while offset > start, total <= width, cells.count < mostScalars {
      // The scalar that ends here: the longest one of up to four bytes that reaches exactly so far.
      var lower = offset - 1
      for length in stride(from: 4, through: 2, by: -1) where offset - length >= start {
        if UTF8Decoding.step(file.bytes, at: offset - length, end: offset).length == length {
          lower = offset - length
          break
        }
      }
      let cell = Cell(file, at: lower, end: offset)
      cells.append(cell)
      total += cell.width
      offset = lower
    }
    return cells.reversed()
  }

  private static func width(_ cells: [Cell]) -> Int { cells.reduce(0) { $0 + $1.width } }

  private static func append(_ cell: Cell, to line: inout String) {
    if cell.scalar != "\t", TerminalText.isUnsafe(cell.scalar) {
      line += TerminalText.notation(cell.scalar)
    } else {
      line.unicodeScalars.append(cell.scalar)
    }
  }
}

/// One scalar of an excerpt.
private struct Cell {
  let scalar: Unicode.Scalar
  let width: Int
  let offset: Int
  /// The number of bytes; a byte that is not UTF-8 stands for U+FFFD alone.
  let length: Int

  init(_ file: SourceFile, at offset: Int, end: Int) {
    let step = UTF8Decoding.step(file.bytes, at: offset, end: end)
    self.offset = offset
    self.length = step.length
    self.scalar = step.scalar ?? "\u{FFFD}"
    if scalar == "\t" {
      width = 1
    } else if TerminalText.isUnsafe(scalar) {
      width = TerminalText.notation(scalar).utf8.count
    } else {
      width = TerminalText.width(scalar)
    }
  }
}
