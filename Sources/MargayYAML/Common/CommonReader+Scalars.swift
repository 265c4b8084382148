extension CommonReader {
  /// Reads the scalar at `place`, plain or quoted, and goes behind it.
  @inline(__always)
  mutating func scalar(inFlow: Bool) -> Bool {
    let first = byte(place)
    if first == UInt8(ascii: "'") || first == UInt8(ascii: "\"") { return quoted(first) }
    let end = plainEnd(inFlow: inFlow)
    guard end >= 0 else { return false }
    var record = YAMLRecord(.scalar, place, end)
    record.text = record.lower
    record.count = record.upper - record.lower
    guard take(valueOf: place..<end, &record) else { return false }
    appendLeaf(record)
    place = end
    return true
  }

  /// Where the scalar at `place` ends, which is not read yet; -1 where it is not certain.
  func scalarEnd(inFlow: Bool) -> Int {
    let first = byte(place)
    guard first == UInt8(ascii: "'") || first == UInt8(ascii: "\"") else {
      return plainEnd(inFlow: inFlow)
    }
    return quoteEnd(first).end
  }

  /// Appends the null that an empty value is.
  mutating func appendEmpty(at offset: Int) {
    var record = YAMLRecord(.scalar, offset, offset)
    record.text = record.lower
    record.value = .null
    appendLeaf(record)
  }

  // MARK: Plain

  /// The end of the plain scalar at `place`, on its line; -1 where it is not certain.
  private func plainEnd(inFlow: Bool) -> Int {
    let first = byte(place)
    guard isPlainStart(first) || first == UInt8(ascii: "-") && isAfterDash(byte(place + 1)) else {
      return -1
    }
    var offset = place + 1
    scanning: while true {
      let word = ByteWords.load(bytes, offset)
      // What may end the scalar; in block style a colon does so only before a gap.
      var stops = ByteWords.below(word, 0x20) | ByteWords.equal(word, UInt8(ascii: "#"))
      let colons = ByteWords.equal(word, UInt8(ascii: ":"))
      if inFlow {
        let lowered = ByteWords.lowered(word)
        stops |= colons | ByteWords.equal(word, UInt8(ascii: ","))
        stops |= ByteWords.equal(lowered, UInt8(ascii: "{"))
        stops |= ByteWords.equal(lowered, UInt8(ascii: "}"))
      } else {
        stops |= colons & ByteWords.below(ByteWords.load(bytes, offset + 1), 0x21)
      }
      if stops == 0 {
        offset += 8
        continue
      }
      offset += ByteWords.first(stops)
      switch byte(offset) {
      case 0, 0x0A: break scanning
      case 0x09, 0x0D: return -1
      case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"),
        UInt8(ascii: "}"):
        if inFlow { break scanning }
      case UInt8(ascii: "#"):
        if byte(offset - 1) == 0x20 {
          if inFlow { return -1 }
          break scanning
        }
      case UInt8(ascii: ":"):
        switch byte(offset + 1) {
        case 0x20, 0x0A, 0: break scanning
        case 0x09, 0x0D: return -1
        case UInt8(ascii: ","), UInt8(ascii: "?"), UInt8(ascii: "["), UInt8(ascii: "]"),
          UInt8(ascii: "{"), UInt8(ascii: "}"):
          if inFlow { return -1 }
        default: break
        }
      default: break
      }
      offset += 1
    }
    while byte(offset - 1) == 0x20 { offset -= 1 }
    return offset
  }

  /// Whether a plain scalar may begin with a byte, `-` left aside.
  @inline(__always)
  private func isPlainStart(_ byte: UInt8) -> Bool {
    let word = byte | 0x20
    if word >= UInt8(ascii: "a") && word <= UInt8(ascii: "z") || byte >= 0x80 { return true }
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "$"), UInt8(ascii: "("),
      UInt8(ascii: ")"), UInt8(ascii: "+"), UInt8(ascii: "."), UInt8(ascii: "/"),
      UInt8(ascii: ";"), UInt8(ascii: "<"), UInt8(ascii: "="), UInt8(ascii: "\\"),
      UInt8(ascii: "^"), UInt8(ascii: "_"), UInt8(ascii: "~"):
      return true
    default: return false
    }
  }

  private func isAfterDash(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || isPlainStart(byte)
  }

  // MARK: Quoted

  /// The offset behind the closing quote of the scalar at `place`, and whether there is something to unescape.
  ///
  /// -1 where the scalar does not end on its line.
  private func quoteEnd(_ quote: UInt8) -> (end: Int, isEscaped: Bool) {
    let isDouble = quote == UInt8(ascii: "\"")
    let escape = isDouble ? UInt8(ascii: "\\") : quote
    var offset = place + 1
    var isEscaped = false
    while true {
      offset = ByteWords.first(of: quote, or: escape, bytes, offset)
      switch byte(offset) {
      case quote:
        if isDouble || byte(offset + 1) != quote { return (offset + 1, isEscaped) }
        isEscaped = true
        offset += 2
      case escape:
        isEscaped = true
        offset += 1
        switch byte(offset) {
        case 0x0A, 0x0D, 0: return (-1, false)
        default: offset += 1
        }
      case 0x0A, 0x0D, 0: return (-1, false)
      default: offset += 1
      }
    }
  }

  private mutating func quoted(_ quote: UInt8) -> Bool {
    let (end, isEscaped) = quoteEnd(quote)
    guard end >= 0 else { return false }
    var record = YAMLRecord(.scalar, place, end)
    record.style = quote == UInt8(ascii: "'") ? .singleQuoted : .doubleQuoted
    if isEscaped {
      record.hasOwnText = true
      record.text = UInt32(truncatingIfNeeded: texts.count)
      guard unescape(place + 1, end - 1) else { return false }
      record.count = UInt32(truncatingIfNeeded: texts.count) - record.text
    } else {
      record.text = record.lower + 1
      record.count = record.upper - record.lower - 2
    }
    appendLeaf(record)
    place = end
    return true
  }

  /// Appends what stands between quotes to the texts; false for an escape that is left to the C parser.
  private mutating func unescape(_ start: Int, _ end: Int) -> Bool {
    let isDouble = bytes[start - 1] == UInt8(ascii: "\"")
    var offset = start
    while offset < end {
      let byte = bytes[offset]
      if isDouble, byte == UInt8(ascii: "\\") {
        offset += 1
        switch self.byte(offset) {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): texts.append(bytes[offset])
        case UInt8(ascii: "n"): texts.append(0x0A)
        case UInt8(ascii: "r"): texts.append(0x0D)
        case UInt8(ascii: "t"): texts.append(0x09)
        default: return false
        }
      } else {
        texts.append(byte)
        if !isDouble, byte == UInt8(ascii: "'") { offset += 1 }
      }
      offset += 1
    }
    return true
  }

  // MARK: Values of plain scalars

  /// Sets what a plain scalar is; false for one that is an error.
  @inline(__always)
  private mutating func take(valueOf range: Range<Int>, _ record: inout YAMLRecord) -> Bool {
    let (start, count) = (range.lowerBound, range.count)
    switch byte(start) {
    case UInt8(ascii: "n"), UInt8(ascii: "N"), UInt8(ascii: "~"):
      if isWord("null", start, count) || isWord("~", start, count) || isWord("Null", start, count)
        || isWord("NULL", start, count)
      {
        record.value = .null
      }
    case UInt8(ascii: "t"), UInt8(ascii: "T"):
      if isWord("true", start, count) || isWord("True", start, count)
        || isWord("TRUE", start, count)
      {
        record.value = .isTrue
      }
    case UInt8(ascii: "f"), UInt8(ascii: "F"):
      if isWord("false", start, count) || isWord("False", start, count)
        || isWord("FALSE", start, count)
      {
        record.value = .isFalse
      }
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "."):
      return take(numberOf: range, &record)
    default: break
    }
    return true
  }

  @inline(__always)
  private func isWord(_ word: StaticString, _ start: Int, _ count: Int) -> Bool {
    ByteWords.isWord(bytes, start, count, StaticWord(word))
  }

  private mutating func take(numberOf range: Range<Int>, _ record: inout YAMLRecord) -> Bool {
    let text = UnsafeBufferPointer(start: bytes + range.lowerBound, count: range.count)
    switch NumberShape(text) {
    case .text: return true
    case .integer:
      record.value = .integer
      return true
    case .other:
      guard case .value(let value) = NumberText(text).outcome else { return false }
      if value == .string { return true }
      record.value = .other
      record.entry = UInt32(truncatingIfNeeded: values.count)
      values.append(value)
      return true
    }
  }
}

/// What plain text that begins like a number can be, told without reading it as one.
enum NumberShape {
  /// An integer as JSON writes it.
  case integer
  /// Certainly text: a time, an address, a version of three parts.
  case text
  /// Something for `NumberText`.
  case other

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    let end = bytes.count
    var offset = 0
    let isNegative = bytes[offset] == UInt8(ascii: "-")
    if isNegative || bytes[offset] == UInt8(ascii: "+") { offset += 1 }
    let body = offset
    func skipDigits() -> Int {
      let start = offset
      while offset < end, (0x30...0x39).contains(bytes[offset]) { offset += 1 }
      return offset - start
    }
    let digits = skipDigits()
    if offset == end, digits > 0 {
      let isPlain = bytes[body] != UInt8(ascii: "0") || digits == 1 && !isNegative
      self = isPlain && (isNegative || body == 0) ? .integer : .other
      return
    }
    // Letters and underscores make other bases, infinities and exponents: `NumberText` knows them.
    if offset < end, bytes[offset] == UInt8(ascii: ".") {
      offset += 1
      _ = skipDigits()
    }
    let isOdd = offset == end || bytes[offset] == UInt8(ascii: "_") || bytes[offset] >= 0x41
    self = isOdd ? .other : .text
  }
}
