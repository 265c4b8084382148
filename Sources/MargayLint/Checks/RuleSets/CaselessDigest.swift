/// A number for a text that is the same for texts that differ only in ASCII case and in bytes that are passed over.
enum CaselessDigest {
  /// The number of a text.
  static func number(_ text: String, passingOver isPassed: (UInt8) -> Bool) -> UInt64 {
    text.utf8.withContiguousStorageIfAvailable { number($0, isPassed) }
      ?? number(Array(text.utf8), isPassed)
  }

  @inline(__always)
  private static func number(_ bytes: some Sequence<UInt8>, _ isPassed: (UInt8) -> Bool) -> UInt64 {
    var value: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes where !isPassed(byte) {
      let folded = byte &- 0x41 < 26 ? byte | 0x20 : byte
      value = (value ^ UInt64(folded)) &* 0x100_0000_01B3
    }
    return value
  }
}
