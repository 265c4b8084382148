import MargayDiagnostics

/// Turns the place where the C parser gave up into what the author did wrong.
///
/// The parser stops at the first token that cannot follow, often lines behind the cause and with words
/// about its own grammar. The explanation looks at the tokens before the place and at the lines as an
/// author sees them.
struct SyntaxExplanation {
  /// What is said, and whether its first fix-it certainly gives what the author meant, so that reading
  /// can go on behind it.
  struct Finding {
    let diagnostic: Diagnostic
    let isCertain: Bool

    init(_ diagnostic: Diagnostic, isCertain: Bool = false) {
      self.diagnostic = diagnostic
      self.isCertain = isCertain
    }
  }

  let file: SourceFile
  let error: SyntaxError
  /// The tokens that begin before the place.
  let tokens: [YAMLToken]
  let place: Int
  /// The line of the place.
  let line: LineShape

  init(_ file: SourceFile, _ error: SyntaxError, _ tokens: [YAMLToken]) {
    self.file = file
    self.error = error
    self.place = error.place
    self.tokens = tokens
    self.line = LineShape(file, at: error.place)
  }

  /// What is wrong.
  var finding: Finding {
    if let quote = unclosedQuote { return Finding(quote) }
    if isTabAtPlace { return Finding(tab) }
    switch error.context {
    case "while scanning a quoted scalar", "while parsing a quoted scalar": return escape
    case "while scanning a block scalar": return Finding(blockHeader)
    case "while scanning an anchor", "while scanning an alias": return aliasName
    case "while scanning a tag", "while parsing a tag":
      return Finding(unknownTag(error.contextPlace ?? place))
    case "while scanning a directive", "while scanning a tag directive",
      "while scanning a %YAML directive", "while scanning a %TAG directive",
      "while parsing a %TAG directive", "while parsing a directive":
      return Finding(YAMLDiagnostics.brokenDirective(file, wholeLine(error.contextPlace ?? place)))
    case "while parsing a flow sequence", "while parsing a flow mapping",
      "while parsing a flow node":
      return Finding(flow)
    default: break
    }
    switch error.problem {
    case "found character that cannot start any token",
      "mapping keys are not allowed in this context",
      "did not find expected node content":
      return reservedCharacter
    case "could not find expected ':'": return missingColon
    case "block sequence entries are not allowed in this context": return Finding(listOnKeyLine)
    case "mapping values are not allowed in this context": return unexpectedColon
    case "did not find expected key", "did not find expected '-' indicator",
      "did not find expected <document start>":
      return unexpectedEntry
    case "found undefined tag handle": return Finding(unknownTag(place))
    case "found incompatible YAML document", "found duplicate %YAML directive",
      "found duplicate %TAG directive":
      return Finding(YAMLDiagnostics.brokenDirective(file, wholeLine(place)))
    default: return Finding(unknown)
    }
  }

  /// What is said where no cause is known.
  var unknown: Diagnostic {
    let end = place < line.end ? line.end : min(place + 1, file.bytes.count)
    return YAMLDiagnostics.invalidSyntax(error.problem, file, SourceRange(place, end))
  }

  // MARK: Parts used by several explanations

  func byte(_ offset: Int) -> UInt8? {
    file.bytes.indices.contains(offset) ? file.bytes[offset] : nil
  }

  /// The text of the line from an offset on, without trailing blanks and comment.
  func wholeLine(_ offset: Int) -> SourceRange {
    let shape = LineShape(file, at: offset)
    return SourceRange(offset, max(shape.end, offset))
  }

  /// The next line with content; nil at the end of the file.
  func nextLine(after shape: LineShape) -> LineShape? {
    var index = shape.index + 1
    while index < file.lineCount {
      let next = LineShape(file, at: file.lineRange(index).lower)
      if !next.isBlank { return next }
      index += 1
    }
    return nil
  }

  /// The value that begins at an offset: to the end of the line, in brackets to their next mark.
  func value(at offset: Int) -> SourceRange {
    let range = wholeLine(offset)
    let depth = tokens.reduce(0) { depth, token in
      token.kind == .flowStart ? depth + 1 : token.kind == .flowEnd ? depth - 1 : depth
    }
    guard depth > 0 else { return range }
    let marks = Array(",]}".utf8)
    var end = file.bytes[offset..<range.upper].firstIndex { marks.contains($0) } ?? range.upper
    while end > offset, [0x20, 0x09].contains(file.bytes[end - 1]) { end -= 1 }
    return SourceRange(offset, max(end, offset))
  }

  private func unknownTag(_ offset: Int) -> Diagnostic {
    let range = SourceRange(
      offset, NodeProperties(file, start: offset, end: line.end).tag?.upper ?? line.end)
    return YAMLDiagnostics.unknownTag(file.text(range), file, range)
  }
}
