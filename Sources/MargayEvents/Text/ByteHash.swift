/// A 64-bit hash of bytes, the same on every platform and in every run.
///
/// Eight bytes at a time are mixed in by a 64 by 64 bit multiplication whose two halves are added without carry;
/// the length is part of the hash.
package enum ByteHash {
  /// The hash of `bytes`, for one of 2^64 seeds.
  package static func hash(_ bytes: UnsafeBufferPointer<UInt8>, seed: UInt64) -> UInt64 {
    var state = seed ^ 0x2545_F491_4F6C_DD1D
    let count = bytes.count
    if let base = bytes.baseAddress {
      var position = 0
      while position &+ 8 <= count {
        state = mix(state ^ ByteWord.load(base + position), 0x9FB2_1C65_1E98_DF25)
        position &+= 8
      }
      var rest: UInt64 = 0
      while position < count {
        rest = rest &<< 8 | UInt64(base[position])
        position &+= 1
      }
      state = mix(state ^ rest, 0xD6E8_FEB8_6659_FD93)
    }
    return mix(
      state ^ UInt64(truncatingIfNeeded: count) ^ 0xA076_1D64_78BD_642F, 0xE703_7ED1_A0B4_28DB)
  }

  @inline(__always)
  private static func mix(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let product = left.multipliedFullWidth(by: right)
    return product.high ^ product.low
  }
}
