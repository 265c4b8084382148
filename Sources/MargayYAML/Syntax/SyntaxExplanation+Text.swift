import MargayDiagnostics

/// Quotes, escapes, tabs and characters that cannot begin a value.
extension SyntaxExplanation {
  /// An opening quote that was never closed: the text in quotes swallows the keys of later lines.
  var unclosedQuote: Diagnostic? {
    for token in tokens where token.style == .singleQuoted || token.style == .doubleQuoted {
      if swallowsKey(token.start, token.end) { return unclosedQuote(at: token.start) }
    }
    guard let start = error.contextPlace, error.context == "while scanning a quoted scalar" else {
      return nil
    }
    switch error.problem {
    case "found unexpected end of stream", "found unexpected document indicator":
      return unclosedQuote(at: start)
    default:
      return swallowsKey(start, place) ? unclosedQuote(at: start) : nil
    }
  }

  private func swallowsKey(_ start: Int, _ end: Int) -> Bool {
    let opening = LineShape(file, at: start)
    var current = opening
    while let next = nextLine(after: current), next.text < end {
      if next.key != nil, next.indent <= opening.indent { return true }
      current = next
    }
    return false
  }

  private func unclosedQuote(at start: Int) -> Diagnostic {
    let opening = LineShape(file, at: start)
    let quote = file.text(SourceRange(start, start + 1))
    // Where the quote stands in brackets, its end is not the end of the line.
    let brackets = Array("[{".utf8)
    let isInBrackets = file.bytes[opening.text..<max(start, opening.text)].contains {
      brackets.contains($0)
    }
    var end = opening.range.upper
    while end > start + 1, [0x20, 0x09].contains(file.bytes[end - 1]) { end -= 1 }
    return YAMLDiagnostics.unclosedQuote(
      quote, file, SourceRange(start, start + 1), end: isInBrackets ? nil : end)
  }

  /// Escapes in double quotes that YAML does not know.
  var escape: Finding {
    guard error.problem == "found unknown escape character", let start = error.contextPlace else {
      let backslash = file.bytes[..<min(place + 1, file.bytes.count)].lastIndex(
        of: UInt8(ascii: "\\"))
      let range = SourceRange(backslash ?? place, max(place, (backslash ?? place) + 1))
      return Finding(YAMLDiagnostics.brokenEscape(file, range))
    }
    let known = Array("0abt\tnvfre \"/\\N_LPxuU\r\n".utf8)
    var edits: [SourceEdit] = []
    var offset = start + 1
    while offset + 1 < file.bytes.count, file.bytes[offset] != UInt8(ascii: "\"") {
      guard file.bytes[offset] == UInt8(ascii: "\\") else {
        offset += 1
        continue
      }
      if !known.contains(file.bytes[offset + 1]) {
        edits.append(SourceEdit(range: SourceRange(offset, offset), text: "\\"))
      }
      offset += 2
    }
    let length = UTF8Decoding.step(
      file.bytes, at: min(place + 1, file.bytes.count - 1), end: file.bytes.count
    ).length
    let range = SourceRange(place, min(place + 1 + length, file.bytes.count))
    return Finding(YAMLDiagnostics.unknownEscape(file, range, edits: edits), isCertain: true)
  }

  // MARK: Tabs

  var isTabAtPlace: Bool {
    switch error.problem {
    case "found character that cannot start any token": byte(place) == 0x09
    case "found a tab character that violates indentation",
      "found a tab character where an indentation space is expected":
      true
    default: false
    }
  }

  /// Tabs where YAML takes only spaces; the fix-it mends all lines of the file that begin with one.
  var tab: Diagnostic {
    var range = SourceRange(place, place)
    while byte(range.upper) == 0x09 { range.upper += 1 }
    if range.length == 0 { range.upper = min(place + 1, file.bytes.count) }
    let blanks: ClosedRange<Int> = line.range.lower...line.content
    guard blanks.contains(place) else {
      return YAMLDiagnostics.tab(file, range, edits: [SourceEdit(range: range, text: " ")])
    }
    var edits: [SourceEdit] = []
    for index in 0..<file.lineCount {
      let line = LineShape(file, at: file.lineRange(index).lower)
      let blanks = file.bytes[line.range.lower..<line.content]
      guard !line.isBlank, blanks.contains(0x09), !isInsideScalar(line.range.lower) else {
        continue
      }
      let width = blanks.reduce(0) { $0 + ($1 == 0x09 ? 2 : 1) }
      edits.append(
        SourceEdit(
          range: SourceRange(line.range.lower, line.content),
          text: String(repeating: " ", count: width)))
    }
    return YAMLDiagnostics.tab(file, range, edits: edits)
  }

  private func isInsideScalar(_ offset: Int) -> Bool {
    tokens.contains { $0.kind == .scalar && $0.start < offset && offset < $0.end }
  }

  // MARK: First characters

  var reservedCharacter: Finding {
    guard let first = byte(place) else { return Finding(unknown) }
    let range = value(at: place)
    if first < 0x80, range.length > 0 {
      return Finding(YAMLDiagnostics.reservedCharacter(first, file, range), isCertain: true)
    }
    return Finding(unknown)
  }

  var aliasName: Finding {
    let start = error.contextPlace ?? place
    return Finding(YAMLDiagnostics.brokenAliasName(file, value(at: start)), isCertain: true)
  }

  /// Text behind `|` or `>`: it belongs on the next line, or begins with the mark and needs quotes.
  var blockHeader: Diagnostic {
    let start = error.contextPlace ?? place
    let shape = LineShape(file, at: start)
    var text = start + 1
    while byte(text) == UInt8(ascii: "-") || byte(text) == UInt8(ascii: "+") { text += 1 }
    let blanks = text
    while text < shape.end, byte(text) == 0x20 || byte(text) == 0x09 { text += 1 }
    var move: SourceEdit?
    if text > blanks, let next = nextLine(after: shape),
      next.indent > shape.text - shape.range.lower
    {
      move = SourceEdit(
        range: SourceRange(blanks, text), text: "\n" + String(repeating: " ", count: next.indent))
    }
    return YAMLDiagnostics.brokenBlockHeader(file, wholeLine(start), move: move)
  }
}
