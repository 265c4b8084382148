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
    place += ByteWords.spaces(bytes, place)
    guard byte(place) == 0x0A else { return false }
    var lineStart = place + 1
    let indent = ByteWords.spaces(bytes, lineStart)
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
    var upper = lineStart
    lines: while lineStart < end {
      let offset = lineStart + min(indent, ByteWords.spaces(bytes, lineStart))
      switch byte(offset) {
      case 0x0A:
        blankLines += 1
        lineStart = offset + 1
        continue
      case 0: break lines
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
      upper = lineEnd(offset)
      if byte(upper) == 0x0D { return false }
      texts.append(contentsOf: UnsafeBufferPointer(start: bytes + offset, count: upper - offset))
      hasBreak = upper < end
      lineStart = min(upper + 1, end)
    }
    if hasBreak, !isStripped { texts.append(0x0A) }
    if isKept { for _ in 0..<blankLines { texts.append(0x0A) } }
    // The tree's ranges leave the white space at the end out.
    while upper > start + 1, isSpace(byte(upper - 1)) { upper -= 1 }
    var record = YAMLRecord(.scalar, start, upper)
    record.style = isLiteral ? .literal : .folded
    record.hasOwnText = true
    record.text = UInt32(truncatingIfNeeded: textStart)
    record.count = UInt32(truncatingIfNeeded: texts.count - textStart)
    appendLeaf(record)
    return nextLine(from: lineStart)
  }

  private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A }
}
