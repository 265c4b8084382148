/// How a scan goes on behind a violation.
extension ValueScanner {
  /// Looks at the bytes from `position` on, behind or at a violation.
  ///
  /// Only strings and brackets count, and a bracket that closes an outer level closes the inner ones too: so a
  /// value that is broken inside still ends where its own bracket closes. A `{` in the first column ends it as
  /// well, inside a string too, since a missing quote turns inside and outside about. `outerClose` and
  /// `nextElement` are given only for an element of a list.
  ///
  /// A value that begins in the first column is taken to stand on lines of its own. Its end is believed only where
  /// nothing but brackets and commas follow on the line, or a comma and an object; else the next line decides.
  mutating func scanLeniently(
    _ bytes: UnsafePointer<UInt8>, count: Int, isInList: Bool, beginsLine: Bool = false
  ) -> Outcome {
    while position < count {
      let byte = bytes[position]
      let wasAtLineStart = isAtLineStart
      isAtLineStart = byte == UInt8(ascii: "\n")
      if let end = believedEnd(at: byte) { return end }
      if wasAtLineStart && byte == UInt8(ascii: "{") { return .lineStart }
      if wasAtLineStart && byte == UInt8(ascii: "]") && isInList && isLost { return .outerClose }
      if isLost || supposedEnd != nil {
        position += 1
        continue
      }
      if isInString {
        passStringByte(byte)
        position += 1
        continue
      }
      var end: Outcome?
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"): break
      case UInt8(ascii: "\""):
        isInString = true
        expectation = .commaOrClose
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        let isObject = byte == UInt8(ascii: "{")
        if isObject && isInList && !beginsLine && expectation == .key { return .nextElement }
        push(isObject: isObject)
        expectation = .value
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        let isObject = byte == UInt8(ascii: "}")
        if popLeniently(isObject: isObject) {
          expectation = .commaOrClose
          if depth == 0 { end = .closed }
        } else if !isObject && isInList {
          end = .outerClose
        }
      case UInt8(ascii: ","):
        lastComma = position
        expectation = topIsObject ? .key : .value
      default:
        expectation = .commaOrClose
      }
      if end == .outerClose && !beginsLine { return .outerClose }
      position += 1
      if end == .closed && !beginsLine { return .closed }
      if let end { supposedEnd = (end == .closed ? position : position - 1, end, false) }
    }
    return .more
  }

  /// Looks at a byte behind a supposed end: gives the end once it is believed, and gives it up where it is not.
  private mutating func believedEnd(at byte: UInt8) -> Outcome? {
    guard let supposed = supposedEnd else { return nil }
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): return nil
    case UInt8(ascii: "}") where supposed.outcome == .outerClose && !supposed.isBehindComma:
      // The bracket closed nothing, since the value goes on.
      supposedEnd = nil
      return nil
    case UInt8(ascii: "]"), UInt8(ascii: "}"):
      supposedEnd?.isBehindComma = false
      return nil
    case UInt8(ascii: ","):
      supposedEnd?.isBehindComma = true
      return nil
    case UInt8(ascii: "\n"): break
    case UInt8(ascii: "{") where supposed.isBehindComma: break
    default:
      supposedEnd = nil
      isLost = true
      return nil
    }
    position = supposed.position
    return supposed.outcome
  }

  private mutating func passStringByte(_ byte: UInt8) {
    if isEscaped {
      isEscaped = false
    } else if byte == UInt8(ascii: "\\") {
      isEscaped = true
    } else if byte == UInt8(ascii: "\"") {
      isInString = false
    }
  }
}
