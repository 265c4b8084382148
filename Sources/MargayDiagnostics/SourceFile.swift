import Synchronization

/// The text of one source file with its table of lines.
///
/// A reference type, because every node and diagnostic of a file points to it; immutable. The table is made when somebody
/// asks for a line: most files of a large tree are in order, and nobody does.
public final class SourceFile: Sendable {
  /// The path as the user wrote it or as the walk found it; only for people and reports.
  public let path: String
  /// The bytes as read.
  public let bytes: [UInt8]
  private let lines = Mutex<LineTable?>(nil)
  /// Whether only the number of lines is known, so that no excerpt can be shown.
  public let isUnread: Bool

  /// Makes a source file from its bytes; lines end at LF, CR or CR LF.
  public convenience init(path: String, bytes: [UInt8]) {
    self.init(path: path, bytes: bytes, isUnread: false)
  }

  /// Stands for a file that is not read, of which a place in a line is to be reported, counted from 1.
  public convenience init(path: String, unreadLinesBefore line: Int) {
    let count = min(max(line, 1), 1 << 20) - 1
    self.init(path: path, bytes: Array(repeating: 0x0A, count: count), isUnread: true)
  }

  private init(path: String, bytes: [UInt8], isUnread: Bool) {
    self.path = path
    self.bytes = bytes
    self.isUnread = isUnread
  }

  private var table: LineTable {
    lines.withLock { lines in
      if let lines { return lines }
      let made = LineTable(bytes)
      lines = made
      return made
    }
  }

  private var lineStarts: [Int] { table.starts }

  /// What columns need in a text that is not ASCII; nil in one that is.
  var scalarCounts: ScalarCounts? { table.scalarCounts }

  /// Makes a source file from text, for tests and for generated sources.
  public convenience init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }

  /// The number of lines; a file that ends with a line break has an empty last line.
  public var lineCount: Int { lineStarts.count }

  /// The line that holds `offset`, counted from 0.
  public func lineIndex(at offset: Int) -> Int {
    let lineStarts = lineStarts
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// The range of line `index` (counted from 0) without its line break.
  public func lineRange(_ index: Int) -> SourceRange {
    let lineStarts = lineStarts
    guard lineStarts.indices.contains(index) else {
      return SourceRange(bytes.count, bytes.count)
    }
    let start = lineStarts[index]
    var end = index + 1 < lineStarts.count ? lineStarts[index + 1] : bytes.count
    if end > start, bytes[end - 1] == 0x0A { end -= 1 }
    if end > start, bytes[end - 1] == 0x0D { end -= 1 }
    return SourceRange(start, end)
  }

  /// The text of a range; invalid UTF-8 becomes U+FFFD.
  public func text(_ range: SourceRange) -> String {
    let lower = min(max(range.lower, 0), bytes.count)
    let upper = min(max(range.upper, lower), bytes.count)
    return String(decoding: bytes[lower..<upper], as: UTF8.self)
  }
}
