/// The fields that every event has, whether it carries them or not (Documentation/Language, section 10).
package enum SyntheticField {
  static let rowIDName = Array("p_row_id".utf8)
  static let logTypeName = Array("p_log_type".utf8)

  /// Whether a name may be that of one of them, in any case; false for nearly all others.
  @inlinable
  package static func mayBe(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
    (name.count == 8 || name.count == 10) && name[0] | 0x20 == UInt8(ascii: "p") && name[1] == 0x5F
  }

  /// Which of them has the name.
  static func named(_ name: [UInt8]) -> PathStep.Synthetic {
    if name == rowIDName { return .rowID }
    if name == logTypeName { return .logType }
    return .none
  }
}

extension Event {
  /// How many bytes a row id that was made has.
  static var madeRowIDCount: Int { 32 }

  /// Writes the row id of an event that has none of its own: 16 hexadecimal digits of a hash of its bytes, and 16
  /// of its place in the input.
  func writeRowID(to target: UnsafeMutablePointer<UInt8>) {
    let hash = withSource { ByteHash.hash($0.assumingMemoryBound(to: UInt8.self), seed: 0) }
    Self.writeHex(hash, to: target)
    Self.writeHex(place, to: target + 16)
  }

  private static func writeHex(_ value: UInt64, to target: UnsafeMutablePointer<UInt8>) {
    for digit in 0..<16 {
      let nibble = UInt8(truncatingIfNeeded: value >> UInt64(60 - 4 * digit)) & 15
      target[digit] = nibble < 10 ? 0x30 + nibble : 0x57 + nibble
    }
  }
}
