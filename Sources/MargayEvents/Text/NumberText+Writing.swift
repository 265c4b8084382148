extension NumberText {
  /// Appends number text: a whole value as its exact digits, another one as RFC 8785 writes it, one beyond
  /// binary64 as its source text.
  package static func append(
    _ text: UnsafeBufferPointer<UInt8>, isInteger: Bool, to output: inout [UInt8]
  ) {
    if isInteger {
      if text.count == 2, text[0] == 0x2D, text[1] == 0x30 {
        output.append(0x30)
      } else {
        output.append(contentsOf: text)
      }
      return
    }
    let value = double(text)
    if value.isInfinite {
      output.append(contentsOf: text)
    } else if value.rounded(.towardZero) == value {
      appendWhole(value, to: &output)
    } else {
      appendFraction(value, to: &output)
    }
  }

  /// Appends the exact digits of a finite whole value.
  static func appendWhole(_ value: Double, to output: inout [UInt8]) {
    if value < 0 { output.append(0x2D) }
    let magnitude = value.magnitude
    if magnitude < 0x1p64 {
      output.append(contentsOf: String(UInt64(magnitude)).utf8)
      return
    }
    // Groups of nine digits, the lowest first, doubled once for each power of two.
    var groups: [UInt32] = []
    var significand = UInt64(magnitude.significandBitPattern) | 1 << 52
    while significand > 0 {
      groups.append(UInt32(significand % 1_000_000_000))
      significand /= 1_000_000_000
    }
    var shift = Int(magnitude.exponent) - 52
    while shift > 0 {
      let step = min(shift, 28)
      var carry: UInt64 = 0
      for position in groups.indices {
        let shifted = UInt64(groups[position]) << UInt64(step) + carry
        groups[position] = UInt32(shifted % 1_000_000_000)
        carry = shifted / 1_000_000_000
      }
      if carry > 0 { groups.append(UInt32(carry)) }
      shift -= step
    }
    for (position, group) in groups.reversed().enumerated() {
      let digits = Array(String(group).utf8)
      if position > 0 { output.append(contentsOf: repeatElement(0x30, count: 9 - digits.count)) }
      output.append(contentsOf: digits)
    }
  }

  /// Appends a finite value that is not whole as ECMAScript writes it, which RFC 8785 prescribes.
  static func appendFraction(_ value: Double, to output: inout [UInt8]) {
    if value < 0 { output.append(0x2D) }
    let (digits, point) = shortestDigits(value.magnitude)
    // The value is 0.DIGITS times ten to the power of `point`; it is below 2^53, so never written with zeros
    // behind its digits.
    if point > 0 {
      output.append(contentsOf: digits[..<point])
      output.append(0x2E)
      output.append(contentsOf: digits[point...])
    } else if point > -6 {
      output.append(contentsOf: [0x30, 0x2E])
      output.append(contentsOf: repeatElement(0x30, count: -point))
      output.append(contentsOf: digits)
    } else {
      output.append(digits[0])
      if digits.count > 1 {
        output.append(0x2E)
        output.append(contentsOf: digits[1...])
      }
      output.append(contentsOf: "e-".utf8)
      output.append(contentsOf: String(1 - point).utf8)
    }
  }

  /// The shortest digits that read back as a positive value, without zeros at either end, and the place of the
  /// decimal point relative to the first of them.
  private static func shortestDigits(_ value: Double) -> (digits: [UInt8], point: Int) {
    var digits: [UInt8] = []
    var point = 0
    var exponent = 0
    var isFraction = false
    var text = value.description.utf8[...]
    while let byte = text.popFirst() {
      switch byte {
      case 0x2E:
        isFraction = true
      case 0x65:
        exponent = Int(String(Substring(text))) ?? 0
        text = text.suffix(0)
      default:
        if digits.isEmpty, byte == 0x30 {
          if isFraction { point -= 1 }
        } else {
          digits.append(byte)
          if !isFraction { point += 1 }
        }
      }
    }
    while digits.last == 0x30 { digits.removeLast() }
    return (digits, point + exponent)
  }
}
