/// How a scan goes on behind a violation.
extension ValueScanner {
  /// Looks at the bytes from `position` on, behind or at a violation.
  ///
  /// Only strings and brackets count, and a bracket that closes an outer level closes the inner ones too: so a
  /// value that is broken inside still ends where its own bracket closes. A `{` in the first column ends it as
  /// well, inside a string too, since a missing quote turns inside and outside about; `nextElement` is given only
  /// for an element of a list.
  mutating func scanLeniently(
    _ bytes: UnsafePointer<UInt8>, count: Int, isInList: Bool
  ) -> Outcome {
    while position < count {
      let byte = bytes[position]
      let wasAtLineStart = isAtLineStart
      isAtLineStart = byte == UInt8(ascii: "\n")
      if wasAtLineStart && byte == UInt8(ascii: "{") { return .lineStart }
      if isInString {
        passStringByte(byte)
        position += 1
        continue
      }
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"): break
      case UInt8(ascii: "\""):
        isInString = true
        expectation = .commaOrClose
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        let isObject = byte == UInt8(ascii: "{")
        if isObject && isInList && expectation == .key { return .nextElement }
        push(isObject: isObject)
        expectation = .value
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        let isObject = byte == UInt8(ascii: "}")
        if popLeniently(isObject: isObject) {
          expectation = .commaOrClose
        } else if !isObject && isInList {
          return .outerClose
        }
        if depth == 0 {
          position += 1
          return .closed
        }
      case UInt8(ascii: ","):
        lastComma = position
        expectation = topIsObject ? .key : .value
      default:
        expectation = .commaOrClose
      }
      position += 1
    }
    return .more
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
