/// A character outside of ASCII, where it stands and what stands before it.
package struct ForeignScalar {
  /// The character.
  let scalar: Unicode.Scalar
  /// The offset of its first byte.
  let offset: Int
  /// The number of its bytes.
  let length: Int
  /// The character before it; nil at the beginning of the file.
  let previous: Unicode.Scalar?
  /// The character behind it; nil at the end of the file.
  let next: Unicode.Scalar?

  /// The characters outside of ASCII of a text, in their order; bytes that are no UTF-8 are passed over.
  static func all(in bytes: [UInt8]) -> [ForeignScalar] {
    var found: [ForeignScalar] = []
    var index = 0
    while index < bytes.count {
      guard bytes[index] >= 0x80 else {
        index += 1
        continue
      }
      guard let (scalar, length) = decode(bytes, at: index) else {
        index += 1
        continue
      }
      found.append(
        ForeignScalar(
          scalar: scalar, offset: index, length: length, previous: before(index, in: bytes),
          next: decode(bytes, at: index + length)?.scalar))
      index += length
    }
    return found
  }

  /// How the character is named in a message: `U+200B ZERO WIDTH SPACE`.
  var description: String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let code = "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    return scalar.properties.name.map { code + " " + $0 } ?? code
  }

  private static func before(_ index: Int, in bytes: [UInt8]) -> Unicode.Scalar? {
    var start = index - 1
    while start > 0, index - start < 4, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return start < 0 ? nil : decode(bytes, at: start)?.scalar
  }

  private static func decode(
    _ bytes: [UInt8], at index: Int
  ) -> (scalar: Unicode.Scalar, length: Int)? {
    guard index < bytes.count else { return nil }
    let first = bytes[index]
    let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard index + length <= bytes.count else { return nil }
    var value = UInt32(length == 1 ? first : first & (0x7F >> UInt8(length)))
    for byte in bytes[(index + 1)..<(index + length)] {
      guard byte & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    return Unicode.Scalar(value).map { ($0, length) }
  }
}
