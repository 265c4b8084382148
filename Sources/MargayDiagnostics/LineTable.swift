/// Where the lines of a text begin, and what columns need.
struct LineTable: Sendable {
  /// The offset of the first byte of each line; never empty.
  let starts: [Int]
  /// What columns need in a text that is not ASCII; nil in one that is.
  let scalarCounts: ScalarCounts?

  init(_ bytes: [UInt8]) {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highs = ones &* 0x80
    var starts = [0]
    var high: UInt64 = 0
    var bits: UInt8 = 0
    bytes.withUnsafeBytes { text in
      var index = 0
      while index < text.count {
        if index + 8 <= text.count {
          // Eight bytes without a control character hold no end of a line.
          let word = UInt64(
            littleEndian: text.loadUnaligned(fromByteOffset: index, as: UInt64.self))
          // The lowest mark is exact; one above it may be too many.
          let controls = (word &- ones &* 0x0E) & ~word & highs
          high |= word
          if controls == 0 {
            index += 8
            continue
          }
          index += controls.trailingZeroBitCount >> 3
        }
        let byte = text[index]
        bits |= byte
        index += 1
        if byte > 0x0D { continue }
        if byte == 0x0A {
          starts.append(index)
        } else if byte == 0x0D {
          if index < text.count, text[index] == 0x0A { index += 1 }
          starts.append(index)
        }
      }
    }
    self.starts = starts
    scalarCounts = bits < 0x80 && high & highs == 0 ? nil : ScalarCounts(bytes)
  }
}
