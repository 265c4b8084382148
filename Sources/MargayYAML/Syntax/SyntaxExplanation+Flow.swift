import MargayDiagnostics

/// Lists and mappings in brackets.
extension SyntaxExplanation {
  /// A bracket that is not closed, or what cannot stand inside it.
  var flow: Diagnostic {
    guard let bracket = openBracket else { return unknown }
    let opening = LineShape(file, at: bracket)
    let isLater = line.index > opening.index
    let isKeyOutside = line.key != nil && line.indent <= opening.indent
    if place >= endOfText || isLater && isKeyOutside {
      return YAMLDiagnostics.unclosedBracket(
        file, SourceRange(bracket, bracket + 1), closing: closing(bracket),
        end: lastLineInside(opening).end)
    }
    // Text such as a title that begins with a placeholder looks like a mapping.
    let isTitle = byte(bracket) == UInt8(ascii: "{") && line.value == bracket
    return YAMLDiagnostics.brokenFlowCollection(
      file, SourceRange(place, min(place + 1, file.bytes.count)),
      opening: SourceRange(bracket, bracket + 1), closing: closing(bracket),
      value: isTitle ? wholeLine(bracket) : nil)
  }

  /// The innermost bracket that is open at the place.
  private var openBracket: Int? {
    var open: [Int] = []
    for token in tokens {
      if token.kind == .flowStart { open.append(token.start) }
      if token.kind == .flowEnd { _ = open.popLast() }
    }
    return open.last
  }

  private func closing(_ bracket: Int) -> String { byte(bracket) == UInt8(ascii: "[") ? "]" : "}" }

  /// The end of the file without trailing white space.
  private var endOfText: Int {
    var end = file.bytes.count
    while end > 0, [0x20, 0x09, 0x0A, 0x0D].contains(file.bytes[end - 1]) { end -= 1 }
    return end
  }

  /// The last line that can belong to the brackets: before the first line with a key outside them.
  private func lastLineInside(_ opening: LineShape) -> LineShape {
    var last = opening
    while let next = nextLine(after: last), next.key == nil || next.indent > opening.indent {
      last = next
    }
    return last
  }
}
