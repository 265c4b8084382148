/// Reading of UTF-8 that may be broken, one scalar at a time.
package enum UTF8Decoding {
  /// One step: the scalar and its length; a byte that belongs to no scalar is nil with length 1.
  package struct Step {
    /// The scalar; nil for a byte that is not part of valid UTF-8.
    package let scalar: Unicode.Scalar?
    /// The number of bytes it takes.
    package let length: Int

    @inlinable
    package init(scalar: Unicode.Scalar?, length: Int) {
      self.scalar = scalar
      self.length = length
    }
  }

  /// Reads the scalar that begins at `offset`, which must lie below `end`.
  ///
  /// Overlong forms, surrogates and values above U+10FFFF are invalid.
  @inlinable
  package static func step(_ bytes: [UInt8], at offset: Int, end: Int) -> Step {
    let first = UInt32(bytes[offset])
    if first < 0x80 { return Step(scalar: Unicode.Scalar(UInt8(first)), length: 1) }
    let length: Int
    var value: UInt32
    let least: UInt32
    switch first {
    case 0xC2...0xDF: (length, value, least) = (2, first & 0x1F, 0x80)
    case 0xE0...0xEF: (length, value, least) = (3, first & 0x0F, 0x800)
    case 0xF0...0xF4: (length, value, least) = (4, first & 0x07, 0x10000)
    default: return Step(scalar: nil, length: 1)
    }
    guard offset + length <= end else { return Step(scalar: nil, length: 1) }
    for index in (offset + 1)..<(offset + length) {
      let byte = bytes[index]
      guard byte & 0xC0 == 0x80 else { return Step(scalar: nil, length: 1) }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    guard value >= least, let scalar = Unicode.Scalar(value) else {
      return Step(scalar: nil, length: 1)
    }
    return Step(scalar: scalar, length: length)
  }
}
