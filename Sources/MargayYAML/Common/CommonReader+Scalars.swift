extension CommonReader {
  /// Reads the scalar at `place`, plain or quoted, and goes behind it.
  mutating func scalar(inFlow: Bool) -> Bool {
    switch byte(place) {
    case UInt8(ascii: "'"): return quoted(UInt8(ascii: "'"), .singleQuoted)
    case UInt8(ascii: "\""): return quoted(UInt8(ascii: "\""), .doubleQuoted)
    default:
      guard let end = plainEnd(inFlow: inFlow) else { return false }
      var record = YAMLRecord(.scalar, place, end)
      record.text = record.lower
      record.count = record.upper - record.lower
      guard take(valueOf: place..<end, &record) else { return false }
      append(record)
      place = end
      return true
    }
  }

  /// Where the scalar at `place` ends, which is not read yet.
  func scalarEnd(inFlow: Bool) -> Int? {
    let first = byte(place)
    guard first == UInt8(ascii: "'") || first == UInt8(ascii: "\"") else {
      return plainEnd(inFlow: inFlow)
    }
    return quoteEnd(first)?.end
  }

  /// Appends the null that an empty value is.
  mutating func appendEmpty(at offset: Int) {
    var record = YAMLRecord(.scalar, offset, offset)
    record.text = record.lower
    record.value = .null
    append(record)
  }

  /// Appends a record without children.
  @inline(__always)
  mutating func append(_ record: YAMLRecord) {
    var record = record
    record.next = UInt32(truncatingIfNeeded: records.count + 1)
    records.append(record)
  }

  // MARK: Plain

  /// The end of the plain scalar at `place`, on its line; nil where it is not certain.
  private func plainEnd(inFlow: Bool) -> Int? {
    guard
      isPlainStart(byte(place)) || byte(place) == UInt8(ascii: "-") && isAfterDash(byte(place + 1))
    else { return nil }
    var offset = place + 1
    // Tab, line breaks, `#`, `,` and `:`, of which the bits are set; all are below 64.
    let stops: UInt64 = 1 | 1 << 9 | 1 << 10 | 1 << 13 | 1 << 35 | 1 << 44 | 1 << 58
    scanning: while true {
      let byte = byte(offset)
      if byte >= 64 {
        // `[` and `]` become `{` and `}`.
        if inFlow, byte | 0x20 == 0x7B || byte | 0x20 == 0x7D { break }
      } else if stops >> UInt64(byte) & 1 != 0 {
        switch byte {
        case 0, 0x0A: break scanning
        case UInt8(ascii: ","): if inFlow { break scanning }
        case UInt8(ascii: "#"):
          if bytes[offset - 1] == 0x20 {
            if inFlow { return nil }
            break scanning
          }
        case UInt8(ascii: ":"):
          switch self.byte(offset + 1) {
          case 0x20, 0x0A, 0: break scanning
          case 0x09, 0x0D: return nil
          case UInt8(ascii: ","), UInt8(ascii: "?"), UInt8(ascii: "["), UInt8(ascii: "]"),
            UInt8(ascii: "{"), UInt8(ascii: "}"):
            if inFlow { return nil }
          default: break
          }
        default: return nil
        }
      }
      offset += 1
    }
    while bytes[offset - 1] == 0x20 { offset -= 1 }
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
  private func quoteEnd(_ quote: UInt8) -> (end: Int, isEscaped: Bool)? {
    var offset = place + 1
    var isEscaped = false
    while true {
      let byte = byte(offset)
      if byte == quote {
        guard quote == UInt8(ascii: "'"), self.byte(offset + 1) == quote else {
          return (offset + 1, isEscaped)
        }
        isEscaped = true
        offset += 2
        continue
      }
      if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
        isEscaped = true
        offset += 1
      }
      let next = self.byte(offset)
      if next == 0x0A || next == 0x0D || next == 0 { return nil }
      offset += 1
    }
  }

  private mutating func quoted(_ quote: UInt8, _ style: YAMLScalarStyle) -> Bool {
    guard let (end, isEscaped) = quoteEnd(quote) else { return false }
    var record = YAMLRecord(.scalar, place, end)
    record.style = style
    if isEscaped {
      record.hasOwnText = true
      record.text = UInt32(truncatingIfNeeded: texts.count)
      guard unescape(place + 1, end - 1) else { return false }
      record.count = UInt32(truncatingIfNeeded: texts.count) - record.text
    } else {
      record.text = record.lower + 1
      record.count = record.upper - record.lower - 2
    }
    append(record)
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
  private mutating func take(valueOf range: Range<Int>, _ record: inout YAMLRecord) -> Bool {
    switch bytes[range.lowerBound] {
    case UInt8(ascii: "n"), UInt8(ascii: "N"), UInt8(ascii: "~"):
      if isOne(of: ["null", "Null", "NULL", "~"], range) { record.value = .null }
    case UInt8(ascii: "t"), UInt8(ascii: "T"):
      if isOne(of: ["true", "True", "TRUE"], range) { record.value = .isTrue }
    case UInt8(ascii: "f"), UInt8(ascii: "F"):
      if isOne(of: ["false", "False", "FALSE"], range) { record.value = .isFalse }
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "."):
      return take(numberOf: range, &record)
    default: break
    }
    return true
  }

  private func isOne(of words: [StaticString], _ range: Range<Int>) -> Bool {
    guard range.count <= 5 else { return false }
    return words.contains { word in
      word.utf8CodeUnitCount == range.count
        && (0..<range.count).allSatisfy { word.utf8Start[$0] == bytes[range.lowerBound + $0] }
    }
  }

  private mutating func take(numberOf range: Range<Int>, _ record: inout YAMLRecord) -> Bool {
    switch NumberShape(bytes, range) {
    case .text: return true
    case .integer:
      record.value = .integer
      return true
    case .other:
      let text = UnsafeBufferPointer(rebasing: bytes[range])
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

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    let end = range.upperBound
    var offset = range.lowerBound
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
      self = isPlain && (isNegative || body == range.lowerBound) ? .integer : .other
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
