extension CommonReader {
  /// Reads the block scalar at `place`, whose parent's column is `parent`, and goes to the next content.
  ///
  /// The indentation is that of the first line, which must not be blank; indicators of indentation and a comment in the
  /// header are left to the C parser.
  mutating func blockScalar(parent: Int) -> Bool {
    let start = place
    let isLiteral = byte(start) == UInt8(ascii: "|")
    place += 1
    let chomping = byte(place)
    let isStripped = chomping == UInt8(ascii: "-")
    let isKept = chomping == UInt8(ascii: "+")
    if isStripped || isKept { place += 1 }
    while byte(place) == 0x20 { place += 1 }
    guard byte(place) == 0x0A else { return false }
    var lineStart = place + 1
    var indent = 0
    while byte(lineStart + indent) == 0x20 { indent += 1 }
    switch byte(lineStart + indent) {
    case 0x0A, 0x0D, 0x09, 0: return false
    default: break
    }
    guard indent > parent else { return false }
    let textStart = texts.count
    // Line breaks that are not written yet: those of blank lines behind the one that ends the last line of text.
    var blankLines = 0
    var hasBreak = false
    var wasBlank = false
    var end = lineStart
    lines: while lineStart < bytes.count {
      var offset = lineStart
      while offset - lineStart < indent, byte(offset) == 0x20 { offset += 1 }
      switch byte(offset) {
      case 0x0A:
        blankLines += 1
        lineStart = offset + 1
        continue
      case 0 where offset >= bytes.count: break lines
      case 0x09 where offset - lineStart < indent: return false
      default: if offset - lineStart < indent { break lines }
      }
      let isBlank = byte(offset) == 0x20 || byte(offset) == 0x09
      if hasBreak {
        if isLiteral || wasBlank || isBlank {
          texts.append(0x0A)
        } else if blankLines == 0 {
          texts.append(0x20)
        }
      }
      for _ in 0..<blankLines { texts.append(0x0A) }
      blankLines = 0
      wasBlank = isBlank
      end = lineEnd(offset)
      if hasReturn(offset, end) { return false }
      texts.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[offset..<end]))
      hasBreak = end < bytes.count
      lineStart = min(end + 1, bytes.count)
    }
    if hasBreak, !isStripped { texts.append(0x0A) }
    if isKept { for _ in 0..<blankLines { texts.append(0x0A) } }
    // The tree's ranges leave the white space at the end out.
    while end > start + 1, byte(end - 1) == 0x20 || byte(end - 1) == 0x09 || byte(end - 1) == 0x0A {
      end -= 1
    }
    var record = YAMLRecord(.scalar, start, end)
    record.style = isLiteral ? .literal : .folded
    record.hasOwnText = true
    record.text = UInt32(truncatingIfNeeded: textStart)
    record.count = UInt32(truncatingIfNeeded: texts.count - textStart)
    append(record)
    return nextLine(from: lineStart)
  }

  private func hasReturn(_ start: Int, _ end: Int) -> Bool {
    bytes[start..<end].contains(0x0D)
  }
}
