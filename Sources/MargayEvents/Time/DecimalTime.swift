/// Times written as a number since 1970.
///
/// The unit follows from the magnitude: below 10^11 seconds, below 10^14 milliseconds, below 10^17 microseconds,
/// else nanoseconds. What is finer than a nanosecond is cut. The number is read digit by digit, since a binary
/// fraction would change the last digits of a time.
enum DecimalTime {
  /// The nanoseconds of a number in JSON's grammar; nil for other text and for what 64 bits do not hold.
  static func nanoseconds(_ text: UnsafeBufferPointer<UInt8>) -> Int64? {
    guard let number = parts(text) else { return nil }

    // Where the point stands among the digits: the number of digits in front of it, negative for 0.00x.
    let point = number.wholeDigits + number.exponent
    if number.isZero { return 0 }
    let magnitude = point - number.leadingZeros
    let shift: Int
    switch magnitude {
    case ...11: shift = 9
    case ...14: shift = 6
    case ...17: shift = 3
    case ...19: shift = 0
    default: return nil
    }

    var value: UInt64 = 0
    var remaining = point + shift
    var position = number.start
    while remaining > 0 {
      var digit: UInt64 = 0
      if position < number.end {
        let byte = text[position]
        position += 1
        if byte == UInt8(ascii: ".") { continue }
        digit = UInt64(byte - UInt8(ascii: "0"))
      }
      let (scaled, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, carry) = scaled.addingReportingOverflow(digit)
      if overflow || carry { return nil }
      value = sum
      remaining -= 1
    }
    guard let nanoseconds = Int64(exactly: value) else { return nil }
    return number.isNegative ? -nanoseconds : nanoseconds
  }

  private struct Parts {
    var isNegative: Bool
    /// The digits, with at most one point among them, are `start..<end`.
    var start: Int
    var end: Int
    var wholeDigits: Int
    /// Zeros in front of the first other digit, the point passed over.
    var leadingZeros: Int
    var isZero: Bool
    var exponent: Int
  }

  /// Splits a number of JSON's grammar.
  private static func parts(_ text: UnsafeBufferPointer<UInt8>) -> Parts? {
    var position = 0
    func isDigit(_ position: Int) -> Bool {
      position < text.count && text[position] &- UInt8(ascii: "0") < 10
    }
    let isNegative = position < text.count && text[position] == UInt8(ascii: "-")
    if isNegative { position += 1 }
    let start = position
    while isDigit(position) { position += 1 }
    let wholeDigits = position - start
    if wholeDigits == 0 || (wholeDigits > 1 && text[start] == UInt8(ascii: "0")) { return nil }
    if position < text.count, text[position] == UInt8(ascii: ".") {
      guard isDigit(position + 1) else { return nil }
      position += 1
      while isDigit(position) { position += 1 }
    }
    let end = position

    var exponent = 0
    if position < text.count, text[position] | 0x20 == UInt8(ascii: "e") {
      position += 1
      let sign = position < text.count ? text[position] : 0
      if sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { position += 1 }
      guard isDigit(position) else { return nil }
      while isDigit(position) {
        // Far beyond every time already; kept small so that the sums below cannot overflow.
        if exponent < 1_000_000_000 {
          exponent = exponent * 10 + Int(text[position] - UInt8(ascii: "0"))
        }
        position += 1
      }
      if sign == UInt8(ascii: "-") { exponent = -exponent }
    }
    guard position == text.count else { return nil }

    var leadingZeros = 0
    var isZero = true
    for index in start..<end where text[index] != UInt8(ascii: ".") {
      if text[index] != UInt8(ascii: "0") {
        isZero = false
        break
      }
      leadingZeros += 1
    }
    return Parts(
      isNegative: isNegative, start: start, end: end, wholeDigits: wholeDigits,
      leadingZeros: leadingZeros, isZero: isZero, exponent: exponent)
  }
}
