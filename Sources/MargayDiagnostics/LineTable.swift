/// Where the lines of a text begin, and what columns need.
struct LineTable: Sendable {
  /// The offset of the first byte of each line; never empty.
  let starts: [Int]
  /// What columns need in a text that is not ASCII; nil in one that is.
  let scalarCounts: ScalarCounts?

  init(_ bytes: [UInt8]) {
    var starts = [0]
    var bits: UInt8 = 0
    bytes.withUnsafeBufferPointer { text in
      var index = 0
      while index < text.count {
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
    scalarCounts = bits < 0x80 ? nil : ScalarCounts(bytes)
  }
}
