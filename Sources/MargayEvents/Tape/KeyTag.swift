/// A 16-bit hash of a field's name that ignores ASCII case: lookups compare it before any text.
///
/// Two names that are equal after ASCII lower-casing have the same tag. It reads the first and the last eight
/// bytes and the length, so that its cost does not depend on the length.
@usableFromInline
package enum KeyTag {
  /// How many bytes must be readable behind a name's first byte, whatever its length.
  @inlinable static var readableBytes: Int { 8 }

  /// The tag of the `count` bytes at `name`; eight bytes must be readable there.
  @inline(__always)
  static func tag(of name: UnsafePointer<UInt8>, count: Int) -> UInt16 {
    let first = ByteWord.load(name)
    let last = count >= 8 ? ByteWord.load(name + (count &- 8)) : nil
    return tag(first: first, last: last, count: count)
  }

  /// The tag of a name of `count` bytes by its first and its last eight; of a shorter one there is only the first, with
  /// zeros behind the name.
  @inline(__always)
  @inlinable
  static func tag(first: UInt64, last: UInt64?, count: Int) -> UInt16 {
    let folding: UInt64 = 0x2020_2020_2020_2020
    var first = first | folding
    if last == nil { first &= (1 &<< UInt64(truncatingIfNeeded: count &* 8)) &- 1 }
    let last = last.map { $0 | folding } ?? 0
    let rotated = last &<< 23 | last &>> 41
    let mixed = first ^ rotated ^ UInt64(truncatingIfNeeded: count) &<< 40
    let spread = (mixed ^ mixed &>> 32) &* 0x9E37_79B9_7F4A_7C15
    return UInt16(truncatingIfNeeded: spread &>> 48)
  }

  /// The tag of a name of ASCII behind which nothing need be readable; 0 for any other, and for the empty one.
  ///
  /// Of a literal the compiler knows the tag.
  @inline(__always)
  @inlinable
  package static func asciiTag(of name: UnsafeBufferPointer<UInt8>) -> UInt16 {
    guard let start = name.baseAddress, name.count > 0 else { return 0 }
    if name.count >= readableBytes {
      let last = ByteWord.load(start + (name.count &- 8))
      var seen = last
      var place = 0
      while place &+ 8 < name.count {
        seen |= ByteWord.load(start + place)
        place &+= 8
      }
      return seen & ByteWord.tops == 0
        ? tag(first: ByteWord.load(start), last: last, count: name.count) : 0
    }
    var word: UInt64 = 0
    var place = 0
    while place < name.count {
      word |= UInt64(start[place]) &<< UInt64(truncatingIfNeeded: 8 &* place)
      place &+= 1
    }
    return word & ByteWord.tops == 0 ? tag(first: word, last: nil, count: name.count) : 0
  }

  /// The tag of a name behind which nothing need be readable.
  static func tag(ofUnpadded name: UnsafeBufferPointer<UInt8>) -> UInt16 {
    guard let start = name.baseAddress, name.count < readableBytes else {
      return name.baseAddress.map { tag(of: $0, count: name.count) } ?? emptyTag
    }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: readableBytes) { copy in
      copy.update(repeating: 0)
      for position in 0..<name.count { copy[position] = start[position] }
      return copy.baseAddress.map { tag(of: $0, count: name.count) } ?? emptyTag
    }
  }

  /// The tag of the empty name.
  private static let emptyTag: UInt16 = 0
}
