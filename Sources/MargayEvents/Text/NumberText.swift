#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The texts of numbers: their grammar, their values and how they are written (Documentation/Language, section 0).
@usableFromInline
package enum NumberText {
  /// Reads over the number that begins at `start`; `end` is -1 when it is not well formed.
  ///
  /// A byte that is no part of a number must be readable behind the text.
  @inline(__always)
  static func scan(
    _ bytes: UnsafePointer<UInt8>, at start: Int
  ) -> (end: Int, isInteger: Bool) {
    var position = start
    if bytes[position] == 0x2D { position &+= 1 }
    if bytes[position] == 0x30 {
      position &+= 1
    } else {
      let first = position
      while bytes[position] &- 0x30 <= 9 { position &+= 1 }
      if position == first { return (-1, false) }
    }
    var isInteger = true
    if bytes[position] == 0x2E {
      isInteger = false
      position &+= 1
      let first = position
      while bytes[position] &- 0x30 <= 9 { position &+= 1 }
      if position == first { return (-1, false) }
    }
    if bytes[position] | 0x20 == 0x65 {
      isInteger = false
      position &+= 1
      if bytes[position] == 0x2B || bytes[position] == 0x2D { position &+= 1 }
      let first = position
      while bytes[position] &- 0x30 <= 9 { position &+= 1 }
      if position == first { return (-1, false) }
    }
    return (position, isInteger)
  }

  /// Whether a text is a JSON number that is an integer (true) or another one (false); nil for any other text.
  static func form(of text: UnsafeBufferPointer<UInt8>) -> Bool? {
    withCopy(of: text) { copy in
      guard let bytes = copy.baseAddress else { return nil }
      let number = scan(bytes, at: 0)
      return number.end == text.count && !text.isEmpty ? number.isInteger : nil
    }
  }

  /// The binary64 that is nearest to a well-formed number; infinite beyond the range.
  @usableFromInline
  package static func double(_ text: UnsafeBufferPointer<UInt8>) -> Double {
    if let value = shortDouble(text) { return value }
    return withCopy(of: text) { copy in
      copy.withMemoryRebound(to: CChar.self) { characters in
        characters.baseAddress.map { strtod($0, nil) } ?? 0
      }
    }
  }

  /// The value where both the digits and the power of ten are exact in binary64, so that one operation rounds once.
  private static func shortDouble(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
    guard text.count <= 24 else { return nil }
    var digits: UInt64 = 0
    var digitCount = 0
    var scale = 0
    var exponent = 0
    var position = 0
    let isNegative = text.first == 0x2D
    if isNegative { position = 1 }
    var isFraction = false
    while position < text.count {
      let byte = text[position]
      if byte == 0x2E {
        isFraction = true
      } else if byte | 0x20 == 0x65 {
        position += 1
        let isBelow = text[position] == 0x2D
        if isBelow || text[position] == 0x2B { position += 1 }
        while position < text.count {
          guard exponent < 1000 else { return nil }
          exponent = exponent * 10 + Int(text[position] - 0x30)
          position += 1
        }
        if isBelow { exponent = -exponent }
        break
      } else {
        digitCount += 1
        guard digitCount <= 18 else { return nil }
        digits = digits &* 10 &+ UInt64(byte - 0x30)
        if isFraction { scale += 1 }
      }
      position += 1
    }
    let power = exponent - scale
    guard digits < 1 << 53, power >= -22, power <= 22 else { return nil }
    var value = Double(digits)
    if power < 0 { value /= exactPower(-power) } else { value *= exactPower(power) }
    return isNegative ? -value : value
  }

  /// Ten to a power from 0 to 22, which binary64 holds exactly.
  private static func exactPower(_ exponent: Int) -> Double {
    var power = 1.0
    var factor = 10.0
    var rest = exponent
    while rest > 0 {
      if rest & 1 == 1 { power *= factor }
      rest >>= 1
      if rest > 0 { factor *= factor }
    }
    return power
  }

  /// Gives `body` the text with a NUL behind it.
  private static func withCopy<R>(
    of text: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> R
  ) -> R {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: text.count + 1) { copy in
      _ = copy.update(fromContentsOf: text)
      copy[text.count] = 0
      return body(UnsafeBufferPointer(copy))
    }
  }
}
