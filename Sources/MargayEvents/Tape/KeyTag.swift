/// A 16-bit hash of a field's name that ignores ASCII case: lookups compare it before any text.
///
/// Two names that are equal after ASCII lower-casing have the same tag. It reads the first and the last eight
/// bytes and the length, so that its cost does not depend on the length.
enum KeyTag {
  /// How many bytes must be readable behind a name's first byte, whatever its length.
  static let readableBytes = 8

  /// The tag of the `count` bytes at `name`; eight bytes must be readable there.
  @inline(__always)
  static func tag(of name: UnsafePointer<UInt8>, count: Int) -> UInt16 {
    let folding: UInt64 = 0x2020_2020_2020_2020
    let raw = UnsafeRawPointer(name)
    var first = UInt64(littleEndian: raw.loadUnaligned(as: UInt64.self)) | folding
    var last: UInt64 = 0
    if count >= 8 {
      last =
        UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self))
        | folding
    } else {
      first &= (1 &<< UInt64(truncatingIfNeeded: count &* 8)) &- 1
    }
    let rotated = last &<< 23 | last &>> 41
    let mixed = first ^ rotated ^ UInt64(truncatingIfNeeded: count) &<< 40
    let spread = (mixed ^ mixed &>> 32) &* 0x9E37_79B9_7F4A_7C15
    return UInt16(truncatingIfNeeded: spread &>> 48)
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
