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
    let places = count &- partCount &+ 1
    let reach = partCount &- 1
    let first = part[0]
    let last = part[reach]
    guard places >= 8 else {
      for place in 0..<places where text[place] == first && text[place &+ reach] == last {
        if TextComparison.haveEqualBytes(text + place, part, count: partCount) { return true }
      }
      return false
    }
    var place = 0
    while true {
      var candidates =
        ByteWord.equalBytes(ByteWord.load(text + place), first)
        & ByteWord.equalBytes(ByteWord.load(text + (place &+ reach)), last)
      while candidates != 0 {
        let found = place &+ candidates.trailingZeroBitCount &>> 3
        if TextComparison.haveEqualBytes(text + found, part, count: partCount) { return true }
        candidates &= candidates &- 1
      }
      if place == places &- 8 { return false }
      // The last block overlaps the one before it, so that nothing behind the text is read.
      place = min(place &+ 8, places &- 8)
    }
  }
}
