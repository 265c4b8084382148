/// A place in a source file as people and editors count it.
public struct SourceLocation: Hashable, Sendable {
  /// The line, from 1.
  public let line: Int
  /// The column in Unicode scalars, from 1; a byte that is not valid UTF-8 counts as one.
  public let column: Int
  /// The column in UTF-16 code units, from 1, as editors, SARIF and code hosts count.
  public let utf16Column: Int
  /// The offset in UTF-8 bytes, from 0.
  public let offset: Int

  /// Makes a location.
  public init(line: Int, column: Int, utf16Column: Int, offset: Int) {
    self.line = line
    self.column = column
    self.utf16Column = utf16Column
    self.offset = offset
  }
}

/// Counts of scalars and UTF-16 units up to places spread over a text that is not ASCII.
///
/// They make a location cheap wherever it lies in a very long line: a file of one line with many
/// diagnostics would else cost the square of its length.
struct ScalarCounts: Sendable {
  /// The counts of everything before `offset`.
  struct Mark: Sendable {
    var offset: Int
    var scalars: Int
    var utf16: Int
  }

  private static let spacing = 1024
  private let marks: [Mark]

  init(_ bytes: [UInt8]) {
    var mark = Mark(offset: 0, scalars: 0, utf16: 0)
    var marks = [mark]
    while mark.offset < bytes.count {
      ScalarCounts.advance(&mark, in: bytes)
      if mark.offset >= marks.count * ScalarCounts.spacing { marks.append(mark) }
    }
    self.marks = marks
  }

  /// The counts of the scalars that begin before `offset`.
  func counts(before offset: Int, in bytes: [UInt8]) -> Mark {
    var mark = marks[min(offset / ScalarCounts.spacing, marks.count - 1)]
    // A scalar across a multiple of the spacing puts the mark a few bytes behind it.
    if mark.offset > offset {
      mark = marks[max(min(offset / ScalarCounts.spacing, marks.count - 1) - 1, 0)]
    }
    while mark.offset < offset { ScalarCounts.advance(&mark, in: bytes) }
    return mark
  }

  private static func advance(_ mark: inout Mark, in bytes: [UInt8]) {
    let step = UTF8Decoding.step(bytes, at: mark.offset, end: bytes.count)
    mark.offset += step.length
    mark.scalars += 1
    mark.utf16 += step.length == 4 ? 2 : 1
  }
}

extension SourceFile {
  /// Where `offset` lies, for people; offsets outside the file are moved to its nearest end.
  ///
  /// A byte order mark at the start of the file takes no column, as in editors.
  public func location(of offset: Int) -> SourceLocation {
    let place = min(max(offset, 0), bytes.count)
    let line = lineIndex(at: place)
    var start = lineRange(line).lower
    if start == 0, hasByteOrderMark { start = min(3, place) }
    guard let counts = scalarCounts else {
      let column = place - start + 1
      return SourceLocation(line: line + 1, column: column, utf16Column: column, offset: place)
    }
    let before = counts.counts(before: start, in: bytes)
    let here = counts.counts(before: place, in: bytes)
    return SourceLocation(
      line: line + 1, column: here.scalars - before.scalars + 1,
      utf16Column: here.utf16 - before.utf16 + 1, offset: place)
  }

  /// Whether the file begins with a UTF-8 byte order mark.
  package var hasByteOrderMark: Bool { bytes.starts(with: [0xEF, 0xBB, 0xBF]) }
}
