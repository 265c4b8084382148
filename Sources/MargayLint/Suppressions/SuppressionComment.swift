import MargayDiagnostics
import MargayYAML

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A comment that takes findings back: `# margay: ignore[MG6201] reason`, for its own line, or where it stands alone for
/// the next line; `# margay: ignore-file[MG6201] reason` for the whole file.
struct SuppressionComment {
  /// The lines that a comment is about.
  enum Scope: Hashable {
    /// One line, counted from 0.
    case line(Int)
    /// Every line.
    case file
  }

  /// A word between the brackets.
  struct Word {
    let text: String
    let range: SourceRange
    /// The kind that it names; nil for a word that names none.
    let kind: DiagnosticKind?
  }

  /// What it is about.
  let scope: Scope
  /// The codes.
  let words: [Word]
  /// Why; empty where nothing is said.
  let reason: String
  /// The comment.
  let range: SourceRange
  /// The bytes to take away to be rid of it: its line, or it with the space before it.
  let removal: SourceRange

  /// Whether the bytes of a file can hold such a comment: asked first, since comments cost a second reading.
  ///
  /// `x-margay:` is none: between a `#` and the word stand only spaces and more of them.
  static func mayStand(in file: SourceFile) -> Bool {
    file.bytes.withUnsafeBytes { bytes in
      var place = 0
      while let start = bytes.baseAddress, place < bytes.count,
        let mark = memchr(start + place, 0x23, bytes.count - place)
      {
        place = start.distance(to: mark) + 1
        while place < bytes.count, bytes[place] == 0x23 || bytes[place] == 0x20 { place += 1 }
        if bytes[place...].starts(with: "margay:".utf8) { return true }
      }
      return false
    }
  }

  /// The comments of a file that begin with `margay:`, each read or nil where it is malformed.
  static func all(in source: LintedFile) -> [(comment: YAMLComment, read: SuppressionComment?)] {
    guard mayStand(in: source.file) else { return [] }
    let comments = source.comments
    return comments.enumerated().compactMap { index, comment in
      guard var body = body(comment.text) else { return nil }
      return (comment, read(&body, comment, index, comments, source.file))
    }
  }

  /// What stands behind `# margay:`; nil for another comment.
  private static func body(_ text: String) -> Substring.UTF8View? {
    let text = text.utf8.drop { $0 == UInt8(ascii: "#") || $0 == 0x20 }
    guard text.starts(with: "margay:".utf8) else { return nil }
    return Substring(text.dropFirst(7).drop { $0 == 0x20 }).utf8
  }

  private static func read(
    _ body: inout Substring.UTF8View, _ comment: YAMLComment, _ index: Int,
    _ comments: [YAMLComment], _ file: SourceFile
  ) -> SuppressionComment? {
    let isFile = body.starts(with: "ignore-file".utf8)
    guard body.starts(with: (isFile ? "ignore-file[" : "ignore[").utf8) else { return nil }
    guard let open = comment.text.utf8.firstIndex(of: UInt8(ascii: "[")),
      let close = comment.text.utf8[open...].firstIndex(of: UInt8(ascii: "]"))
    else { return nil }
    let text = comment.text.utf8
    var words: [Word] = []
    var position = text.index(after: open)
    for part in text[position..<close].split(
      separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    {
      let trimmed = part.drop { $0 == 0x20 }.reversed().drop { $0 == 0x20 }.reversed()
      let word = String(decoding: Array(trimmed), as: UTF8.self)
      if word.isEmpty { return nil }
      let skipped = part.prefix { $0 == 0x20 }.count
      let start =
        comment.range.lower + text.distance(from: text.startIndex, to: position) + skipped
      words.append(
        Word(
          text: word, range: SourceRange(start, start + word.utf8.count),
          kind: KnownCodes.kind(word)))
      position = part.endIndex < close ? text.index(after: part.endIndex) : close
    }
    let reason = text[text.index(after: close)...].drop { $0 == 0x20 || $0 == UInt8(ascii: ":") }
    let line = file.lineIndex(at: comment.range.lower)
    return SuppressionComment(
      scope: isFile ? .file : .line(comment.isAlone ? next(line, index, comments, file) : line),
      words: words, reason: String(decoding: Array(reason), as: UTF8.self),
      range: comment.range, removal: removal(of: comment, line, file))
  }

  /// The line that a comment alone on its line is about: the next one that is no comment.
  private static func next(
    _ line: Int, _ index: Int, _ comments: [YAMLComment], _ file: SourceFile
  ) -> Int {
    let alone = Set(
      comments[index...].filter(\.isAlone).map { file.lineIndex(at: $0.range.lower) })
    var line = line + 1
    while alone.contains(line) { line += 1 }
    return line
  }

  private static func removal(
    of comment: YAMLComment, _ line: Int, _ file: SourceFile
  ) -> SourceRange {
    if comment.isAlone {
      let end =
        line + 1 < file.lineCount ? file.lineRange(line + 1).lower : comment.range.upper
      return SourceRange(file.lineRange(line).lower, end)
    }
    var lower = comment.range.lower
    while lower > 0, [0x20, 0x09].contains(file.bytes[lower - 1]) { lower -= 1 }
    return SourceRange(lower, comment.range.upper)
  }
}
