import MargayDiagnostics

/// Turns the marks of the C parser, which count scalars, into byte offsets of the file.
struct MarkTable {
  /// The offset of each scalar of a text that is not ASCII; empty for one that is.
  private let offsets: [UInt32]
  /// The offset of the text in the file: 3 behind a byte order mark, else 0.
  let base: Int
  private let end: Int

  /// Makes the table for the valid UTF-8 text of `file` from `base` on.
  init(_ file: SourceFile, base: Int, isASCII: Bool) {
    self.base = base
    self.end = file.bytes.count
    if isASCII {
      self.offsets = []
      return
    }
    var offsets: [UInt32] = []
    offsets.reserveCapacity(file.bytes.count - base)
    for index in base..<max(base, file.bytes.count) where file.bytes[index] & 0xC0 != 0x80 {
      offsets.append(UInt32(truncatingIfNeeded: index))
    }
    self.offsets = offsets
  }

  /// The byte offset of the scalar with number `index`.
  func offset(_ index: Int) -> Int {
    if offsets.isEmpty { return min(base + index, end) }
    return index < offsets.count ? Int(offsets[index]) : end
  }
}
