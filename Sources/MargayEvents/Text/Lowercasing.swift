/// Lower-casing without context: each scalar becomes its Unicode full lower-case mapping (Documentation/Language, section 0).
///
/// It works on UTF-8 bytes, and is the same on every platform. A text becomes at most half as long again.
package enum Lowercasing {
  /// The bytes of a text in lower case.
  package static func lowercased(_ text: [UInt8]) -> [UInt8] {
    text.withUnsafeBufferPointer { source in
      withLowercased(source) { Array($0) }
    }
  }

  /// Gives `body` a text in lower case, in memory that stands only while it runs.
  ///
  /// An ASCII text that is in lower case already is handed on as it is.
  package static func withLowercased<R>(
    _ text: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> R
  ) -> R {
    if isLowercasedASCII(text) { return body(text) }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 2 * text.count + 8) { room in
      guard let target = room.baseAddress, let source = text.baseAddress else {
        return body(UnsafeBufferPointer(start: nil, count: 0))
      }
      let count = lowercase(source, count: text.count, into: target)
      return body(UnsafeBufferPointer(start: target, count: count))
    }
  }

  /// Whether a text has neither capitals nor anything beyond ASCII.
  private static func isLowercasedASCII(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let start = text.baseAddress else { return true }
    var place = 0
    while place &+ 8 <= text.count {
      let word = ByteWord.load(start + place)
      guard word & ByteWord.tops == 0, ByteWord.lowercasedASCII(word) == word else { return false }
      place &+= 8
    }
    while place < text.count {
      guard start[place] < 0x80, lowercasedASCII(start[place]) == start[place] else { return false }
      place &+= 1
    }
    return true
  }

  /// Writes a text in lower case to `target`, which has room for twice its length and eight bytes.
  private static func lowercase(
    _ source: UnsafePointer<UInt8>, count: Int, into target: UnsafeMutablePointer<UInt8>
  ) -> Int {
    var read = 0
    var write = 0
    while read < count {
      if read &+ 8 <= count {
        let word = ByteWord.load(source + read)
        if word & ByteWord.tops == 0 {
          UnsafeMutableRawPointer(target + write).storeBytes(
            of: ByteWord.lowercasedASCII(word).littleEndian, as: UInt64.self)
          read &+= 8
          write &+= 8
          continue
        }
      }
      if source[read] < 0x80 {
        target[write] = lowercasedASCII(source[read])
        read &+= 1
        write &+= 1
      } else {
        let next = FoldedScalar(source, at: read, end: count)
        for offset in 0..<next.count { target[write + offset] = next.byte(offset) }
        read += next.sourceCount
        write += next.count
      }
    }
    return write
  }

  /// The lower-case form of an ASCII byte; any other byte itself.
  @inlinable
  package static func lowercasedASCII(_ byte: UInt8) -> UInt8 {
    byte &- 0x41 < 26 ? byte | 0x20 : byte
  }

  /// The lower-case mapping of a scalar other than U+0130.
  static func simpleMapping(_ scalar: UInt32) -> UInt32 {
    var low = 0
    var high = LowercaseTable.ranges.count
    while low < high {
      let middle = (low + high) / 2
      let range = LowercaseTable.ranges[middle]
      if scalar > range.last {
        low = middle + 1
      } else if scalar < range.first {
        high = middle
      } else {
        guard (scalar - range.first) % range.stride == 0 else { return scalar }
        return UInt32(Int32(scalar) + range.distance)
      }
    }
    return scalar
  }
}

/// One scalar of a text above U+007F, and the bytes of its lower-case mapping: at most four.
struct FoldedScalar {
  /// How many bytes of the text it takes.
  let sourceCount: Int
  /// How many bytes its mapping has.
  let count: Int
  private let bytes: UInt32

  /// Reads the scalar at `start`; a byte that is not part of valid UTF-8 stands for itself.
  init(_ source: UnsafePointer<UInt8>, at start: Int, end: Int) {
    let length = UTF8Repair.scalarLength(source, at: start, end: end)
    var scalar: UInt32
    switch length {
    case 2: scalar = UInt32(source[start] & 0x1F)
    case 3: scalar = UInt32(source[start] & 0x0F)
    case 4: scalar = UInt32(source[start] & 0x07)
    default:
      sourceCount = 1
      count = 1
      bytes = UInt32(source[start])
      return
    }
    for offset in 1..<length { scalar = scalar << 6 | UInt32(source[start + offset] & 0x3F) }
    sourceCount = length
    if scalar == 0x130 {
      // "i" and U+0307.
      count = 3
      bytes = 0x87_CC69
      return
    }
    scalar = Lowercasing.simpleMapping(scalar)
    switch scalar {
    case 0..<0x80:
      count = 1
      bytes = scalar
    case 0x80..<0x800:
      count = 2
      bytes = 0x80C0 | scalar >> 6 | (scalar & 0x3F) << 8
    case 0x800..<0x10000:
      count = 3
      bytes = 0x80_80E0 | scalar >> 12 | (scalar >> 6 & 0x3F) << 8 | (scalar & 0x3F) << 16
    default:
      count = 4
      bytes =
        0x8080_80F0 | scalar >> 18 | (scalar >> 12 & 0x3F) << 8 | (scalar >> 6 & 0x3F) << 16
        | (scalar & 0x3F) << 24
    }
  }

  /// A byte of the mapping.
  func byte(_ offset: Int) -> UInt8 {
    UInt8(truncatingIfNeeded: bytes >> UInt32(truncatingIfNeeded: 8 * offset))
  }
}
