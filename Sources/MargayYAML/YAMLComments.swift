package import MargayDiagnostics

/// A comment of a YAML file.
package struct YAMLComment: Sendable {
  /// The bytes from `#` to the end of the line.
  package let range: SourceRange
  /// The text from `#` on.
  package let text: String
  /// Whether nothing else stands on its line.
  package let isAlone: Bool
}

/// Finds the comments of a YAML file, which its tree does not hold.
package enum YAMLComments {
  /// The comments in their order, as far as the file can be read; none when it is not text.
  ///
  /// A `#` begins a comment only in a gap between two tokens, or behind the header of a block scalar.
  package static func scan(_ file: SourceFile, limits: YAMLLimits = .init()) -> [YAMLComment] {
    guard case .text(let text) = SourceText.check(file, limits: limits) else { return [] }
    let marks = MarkTable(file, base: text.base, isASCII: text.isASCII)
    let tokens = file.bytes.withUnsafeBufferPointer { bytes in
      CParser(bytes, marks: marks)?.scanTokens(before: .max, nesting: limits.nesting)
    }
    guard let tokens else { return [] }
    var comments: [YAMLComment] = []
    var gapStart = marks.base
    for token in tokens.list {
      scanGap(file, from: gapStart, to: token.start, &comments)
      if token.style == .literal || token.style == .folded {
        let line = file.lineRange(file.lineIndex(at: token.start))
        scanGap(file, from: token.start, to: min(line.upper, token.end), &comments)
      }
      gapStart = max(gapStart, token.end)
    }
    if tokens.isComplete { scanGap(file, from: gapStart, to: file.bytes.count, &comments) }
    return comments
  }

  private static func scanGap(
    _ file: SourceFile, from start: Int, to end: Int, _ comments: inout [YAMLComment]
  ) {
    var offset = start
    while offset < end {
      guard file.bytes[offset] == UInt8(ascii: "#") else {
        offset += 1
        continue
      }
      let line = file.lineRange(file.lineIndex(at: offset))
      let range = SourceRange(offset, max(line.upper, offset + 1))
      let before = file.bytes[line.lower..<offset]
      let isAlone = before.allSatisfy { [0x20, 0x09, 0xEF, 0xBB, 0xBF].contains($0) }
      comments.append(YAMLComment(range: range, text: file.text(range), isAlone: isAlone))
      offset = range.upper
    }
  }
}
