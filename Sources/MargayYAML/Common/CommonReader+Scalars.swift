extension CommonReader {
  /// Reads the scalar at `place`, plain or quoted, and goes behind it.
  @inline(__always)
  mutating func scalar(inFlow: Bool) -> Bool {
    let start = place
    let first = byte(start)
    if first == UInt8(ascii: "'") || first == UInt8(ascii: "\"") { return quoted(first) }
    let end = ScalarEnd.plain(bytes, start, inFlow: inFlow)
    guard end >= 0 else { return false }
    guard let (value, entry) = value(of: start..<end) else { return false }
    // Made in one piece, which the processor reads back at once.
    append(
      YAMLRecord(
        scalar: start..<end, text: start..<end, value: value, entry: entry, next: count + 1))
    place = end
    return true
  }

  /// Where the scalar at `place` ends, which is not read yet; -1 where it is not certain.
  func scalarEnd(inFlow: Bool) -> Int {
    let first = byte(place)
    guard first == UInt8(ascii: "'") || first == UInt8(ascii: "\"") else {
      return ScalarEnd.plain(bytes, place, inFlow: inFlow)
    }
    return ScalarEnd.quoted(bytes, place, first).end
  }

  /// Appends the null that an empty value is.
  mutating func appendEmpty(at offset: Int) {
    var record = YAMLRecord(.scalar, offset, offset)
    record.text = record.lower
    record.value = .null
    appendLeaf(record)
  }

  // MARK: Quoted

  private mutating func quoted(_ quote: UInt8) -> Bool {
    let (end, isEscaped) = ScalarEnd.quoted(bytes, place, quote)
    guard end >= 0 else { return false }
    let style: YAMLScalarStyle = quote == UInt8(ascii: "'") ? .singleQuoted : .doubleQuoted
    guard isEscaped else {
      append(
        YAMLRecord(
          scalar: place..<end, text: place + 1..<end - 1, style: style, value: .string,
          next: count + 1))
      place = end
      return true
    }
    var record = YAMLRecord(.scalar, place, end)
    record.style = style
    record.hasOwnText = true
    record.text = UInt32(truncatingIfNeeded: texts.count)
    guard unescape(place + 1, end - 1) else { return false }
    record.count = UInt32(truncatingIfNeeded: texts.count) - record.text
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

  /// What a plain scalar is, with its place in the table of values; nil for one that is an error.
  @inline(__always)
  private mutating func value(of range: Range<Int>) -> (YAMLRecord.Value, entry: UInt32)? {
    let (start, count) = (range.lowerBound, range.count)
    switch byte(start) {
    case UInt8(ascii: "n"), UInt8(ascii: "N"), UInt8(ascii: "~"):
      if isWord("null", start, count) || isWord("~", start, count) || isWord("Null", start, count)
        || isWord("NULL", start, count)
      {
        return (.null, 0)
      }
    case UInt8(ascii: "t"), UInt8(ascii: "T"):
      if isWord("true", start, count) || isWord("True", start, count)
        || isWord("TRUE", start, count)
      {
        return (.isTrue, 0)
      }
    case UInt8(ascii: "f"), UInt8(ascii: "F"):
      if isWord("false", start, count) || isWord("False", start, count)
        || isWord("FALSE", start, count)
      {
        return (.isFalse, 0)
      }
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "."):
      return number(range)
    default: break
    }
    return (.string, 0)
  }

  @inline(__always)
  private func isWord(_ word: StaticString, _ start: Int, _ count: Int) -> Bool {
    ByteWords.isWord(bytes, start, count, StaticWord(word))
  }

  private mutating func number(_ range: Range<Int>) -> (YAMLRecord.Value, entry: UInt32)? {
    let text = UnsafeBufferPointer(start: bytes + range.lowerBound, count: range.count)
    switch NumberShape(text) {
    case .text: return (.string, 0)
    case .integer: return (.integer, 0)
    case .other:
      guard case .value(let value) = NumberText(text).outcome else { return nil }
      if value == .string { return (.string, 0) }
      values.append(value)
      return (.other, UInt32(truncatingIfNeeded: values.count - 1))
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
