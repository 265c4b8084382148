/// Finds a substring: eight places at a time are tested for its first and its last byte, and only where both fit
/// are the bytes between them compared.
///
/// The time is proportional to the length of the text for all texts that do not repeat the substring's ends at
/// every place; at worst it is that length times the length of the substring, which stands in a rule.
enum SubstringSearch {
  /// Whether `part`, which is not empty and not longer than the text, occurs in it.
  static func contains(
    _ text: UnsafePointer<UInt8>, count: Int, _ part: UnsafePointer<UInt8>, partCount: Int
  ) -> Bool {
    search(text, count: count, part, partCount: partCount, isFolding: false)
  }

  /// Whether `part`, in lower case, not empty and not longer, occurs in a text of ASCII after lower-casing.
  static func containsFoldedASCII(
    _ text: UnsafePointer<UInt8>, count: Int, _ part: UnsafePointer<UInt8>, partCount: Int
  ) -> Bool {
    search(text, count: count, part, partCount: partCount, isFolding: true)
  }

  @inline(__always)
  private static func search(
    _ text: UnsafePointer<UInt8>, count: Int, _ part: UnsafePointer<UInt8>, partCount: Int,
    isFolding: Bool
  ) -> Bool {
    let places = count &- partCount &+ 1
    let reach = partCount &- 1
    // Setting the bit of the case makes letters equal, and a few other bytes, which the comparison tells apart.
    let caseBits: UInt64 = isFolding ? 0x2020_2020_2020_2020 : 0
    let first = (ByteWord.ones &* UInt64(part[0])) | caseBits
    let last = (ByteWord.ones &* UInt64(part[reach])) | caseBits
    guard places >= 8 else {
      for place in 0..<places
      where isPart(text + place, part, count: partCount, isFolding: isFolding) {
        return true
      }
      return false
    }
    var place = 0
    while true {
      let difference =
        ((ByteWord.load(text + place) | caseBits) ^ first)
        | ((ByteWord.load(text + (place &+ reach)) | caseBits) ^ last)
      var candidates = ByteWord.equalBytes(difference, 0)
      while candidates != 0 {
        let found = place &+ candidates.trailingZeroBitCount &>> 3
        if isPart(text + found, part, count: partCount, isFolding: isFolding) { return true }
        candidates &= candidates &- 1
      }
      if place == places &- 8 { return false }
      // The last block overlaps the one before it, so that nothing behind the text is read.
      place = min(place &+ 8, places &- 8)
    }
  }

  @inline(__always)
  private static func isPart(
    _ text: UnsafePointer<UInt8>, _ part: UnsafePointer<UInt8>, count: Int, isFolding: Bool
  ) -> Bool {
    isFolding
      ? TextComparison.haveEqualFoldedASCII(text, part, count: count)
      : TextComparison.haveEqualBytes(text, part, count: count)
  }
}
