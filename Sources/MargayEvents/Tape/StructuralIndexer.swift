/// The structural index of a JSON text, made in plain Swift: stage 1 of reading an event.
///
/// The index lists the offsets of every bracket, brace, comma and colon outside strings, of the opening quote of
/// every string and of the first byte of every other value; behind them stands the length of the text. It is the
/// same that simdjson's first stage makes of any text that it accepts; unlike that one it looks neither at the
/// encoding nor at control characters, which the second stage repairs.
///
/// Bounds: one pass; at most one entry a byte. Strings are passed over eight bytes at a time, other bytes one by
/// one. Eight bytes behind the text must be readable.
enum StructuralIndexer {
  /// What came of indexing.
  enum Result {
    /// The number of entries.
    case count(Int)
    /// A string has no end; the offset of its opening quote.
    case unclosedString(Int)
  }

  /// Writes the index of the bytes from `start` up to `end` to `index`, which has room for `end - start + 1`.
  static func index(
    _ bytes: UnsafePointer<UInt8>, from start: Int, to end: Int,
    into index: UnsafeMutablePointer<UInt32>
  ) -> Result {
    var position = start
    var count = 0
    while position < end {
      switch bytes[position] {
      case 0x20, 0x09, 0x0A, 0x0D:
        position &+= 1
      case 0x7B, 0x7D, 0x5B, 0x5D, 0x2C, 0x3A:
        index[count] = UInt32(truncatingIfNeeded: position)
        count &+= 1
        position &+= 1
      case 0x22:
        index[count] = UInt32(truncatingIfNeeded: position)
        count &+= 1
        let close = endOfString(bytes, from: position &+ 1, to: end)
        guard close >= 0 else { return .unclosedString(position) }
        position = close &+ 1
      default:
        index[count] = UInt32(truncatingIfNeeded: position)
        count &+= 1
        position &+= 1
        while position < end, isInsideScalar(bytes[position]) { position &+= 1 }
      }
    }
    index[count] = UInt32(truncatingIfNeeded: end)
    return .count(count)
  }

  /// Whether a byte continues a number or a literal.
  @inline(__always)
  private static func isInsideScalar(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x09, 0x0A, 0x0D, 0x7B, 0x7D, 0x5B, 0x5D, 0x2C, 0x3A, 0x22: false
    default: true
    }
  }

  /// The offset of the closing quote of a string whose text begins at `start`, or -1.
  @inline(__always)
  private static func endOfString(
    _ bytes: UnsafePointer<UInt8>, from start: Int, to end: Int
  ) -> Int {
    let raw = UnsafeRawPointer(bytes)
    var position = start
    while position < end {
      let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: position, as: UInt64.self))
      let found = ByteWord.equalBytes(word, 0x22) | ByteWord.equalBytes(word, 0x5C)
      if found == 0 {
        position &+= 8
        continue
      }
      position &+= found.trailingZeroBitCount &>> 3
      if position >= end { return -1 }
      if bytes[position] == 0x22 { return position }
      position &+= 2
    }
    return -1
  }
}
