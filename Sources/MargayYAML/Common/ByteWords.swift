/// Searches in text, eight bytes at a time.
///
/// A search looks at words of eight bytes from its start on; the text must have zeroes behind it, at which every search
/// ends, and those must be more than a word long.
enum ByteWords {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highs: UInt64 = 0x8080_8080_8080_8080

  /// The eight bytes at a place, the first one lowest.
  @inline(__always)
  static func load(_ bytes: UnsafePointer<UInt8>, _ offset: Int) -> UInt64 {
    UInt64(littleEndian: UnsafeRawPointer(bytes + offset).loadUnaligned(as: UInt64.self))
  }

  /// Marks the bytes below a limit of at most 128, the lowest mark exactly; one above it can be too many.
  @inline(__always)
  static func below(_ word: UInt64, _ limit: UInt8) -> UInt64 {
    (word &- ones &* UInt64(limit)) & ~word & highs
  }

  /// Marks the bytes that are a certain one, with the same reserve.
  @inline(__always)
  static func equal(_ word: UInt64, _ byte: UInt8) -> UInt64 {
    below(word ^ ones &* UInt64(byte), 1)
  }

  /// Every bit of the byte that makes lower-case letters of upper-case ones, and `{}` of `[]`.
  @inline(__always)
  static func lowered(_ word: UInt64) -> UInt64 { word | ones &* 0x20 }

  /// The number of the first byte that is marked.
  @inline(__always)
  static func first(_ marks: UInt64) -> Int { marks.trailingZeroBitCount >> 3 }

  /// The number of spaces from a place on.
  @inline(__always)
  static func spaces(_ bytes: UnsafePointer<UInt8>, _ start: Int) -> Int {
    var offset = start
    while true {
      let others = load(bytes, offset) ^ ones &* 0x20
      if others != 0 { return offset - start + first(others) }
      offset += 8
    }
  }

  /// The first byte below 32 from a place on.
  @inline(__always)
  static func control(_ bytes: UnsafePointer<UInt8>, _ start: Int) -> Int {
    var offset = start
    while true {
      let marks = below(load(bytes, offset), 0x20)
      if marks != 0 { return offset + first(marks) }
      offset += 8
    }
  }

  /// The first of two bytes, or of those below 32, from a place on.
  @inline(__always)
  static func first(
    of byte: UInt8, or other: UInt8, _ bytes: UnsafePointer<UInt8>, _ start: Int
  ) -> Int {
    var offset = start
    while true {
      let word = load(bytes, offset)
      let marks = below(word, 0x20) | equal(word, byte) | equal(word, other)
      if marks != 0 { return offset + first(marks) }
      offset += 8
    }
  }

  /// Whether the `count` bytes at a place, at most eight, are those of a word.
  @inline(__always)
  static func isWord(
    _ bytes: UnsafePointer<UInt8>, _ offset: Int, _ count: Int, _ word: StaticWord
  ) -> Bool {
    count == word.count && load(bytes, offset) & mask(count) == word.value
  }

  /// The bits of the first `count` bytes, at most eight.
  @inline(__always)
  static func mask(_ count: Int) -> UInt64 { count >= 8 ? .max : (1 << UInt64(count * 8)) - 1 }

  /// A number that equal texts have in common and that tells most others apart.
  ///
  /// A text in other memory than the padded one gives its last bytes one by one.
  @inline(__always)
  static func fingerprint(_ bytes: UnsafePointer<UInt8>, _ count: Int, isPadded: Bool) -> UInt64 {
    var value = UInt64(truncatingIfNeeded: count)
    var offset = 0
    while offset + 8 <= count {
      value = mixed(value ^ load(bytes, offset))
      offset += 8
    }
    guard offset < count else { return value }
    var last: UInt64 = 0
    if isPadded {
      last = load(bytes, offset) & mask(count - offset)
    } else {
      for index in offset..<count {
        last |= UInt64(bytes[index]) << UInt64((index - offset) * 8)
      }
    }
    return mixed(value ^ last)
  }

  @inline(__always)
  private static func mixed(_ value: UInt64) -> UInt64 {
    let product = value &* 0x9E37_79B9_7F4A_7C15
    return product ^ product >> 29
  }
}

/// A word of at most eight bytes of ASCII.
struct StaticWord {
  let value: UInt64
  let count: Int

  /// The word of a text.
  @inline(__always)
  init(_ text: StaticString) {
    count = text.utf8CodeUnitCount
    var value: UInt64 = 0
    for index in 0..<min(count, 8) { value |= UInt64(text.utf8Start[index]) << UInt64(index * 8) }
    self.value = value
  }
}
