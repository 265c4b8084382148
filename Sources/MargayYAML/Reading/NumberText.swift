/// The reading of plain text that begins like a number.
///
/// The vendor's loader takes underscores, signs before other bases and `0b`, and demands a fraction
/// point and a sign in front of an exponent; YAML 1.2 takes `0o` and free exponents. Where the two
/// differ the text is ambiguous.
struct NumberText {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let isNegative: Bool
  /// The offset behind the sign.
  private let body: Int

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    let first = bytes.first
    self.isNegative = first == UInt8(ascii: "-")
    self.body = isNegative || first == UInt8(ascii: "+") ? 1 : 0
  }

  /// What the text is.
  var outcome: YAMLScalarReading.Outcome {
    if let based = inOtherBase { return based }
    if isNotFinite { return .value(.notFinite) }
    return decimal.map { .value($0) } ?? .value(.string)
  }

  // MARK: Other bases

  private var inOtherBase: YAMLScalarReading.Outcome? {
    guard bytes.count >= body + 3, bytes[body] == UInt8(ascii: "0") else { return nil }
    let radix: UInt32
    switch bytes[body + 1] {
    case UInt8(ascii: "x"): radix = 16
    case UInt8(ascii: "o"): radix = 8
    case UInt8(ascii: "b"): radix = 2
    default: return nil
    }
    // The vendor has no `0o`, YAML 1.2 no sign before a base and no underscore.
    if radix == 8, body > 0 { return .value(.string) }
    var digits: [UInt8] = []
    var hasUnderscore = false
    for byte in bytes[(body + 2)...] {
      if byte == UInt8(ascii: "_") {
        hasUnderscore = true
      } else if let digit = NumberText.digit(byte), digit < radix {
        digits.append(UInt8(digit))
      } else {
        return .value(.string)
      }
    }
    if digits.isEmpty || (hasUnderscore && radix == 8) { return .value(.string) }
    if digits.count > YAMLScalarReading.longestConvertedInteger { return .tooLong }
    let magnitude = NumberText.decimalDigits(of: digits, radix: UInt64(radix))
    let number = isNegative && magnitude != "0" ? "-" + magnitude : magnitude
    if radix == 16, body == 0, !hasUnderscore { return .value(.integer(number)) }
    return .value(.ambiguous(vendor: radix == 8 ? nil : number, number: number))
  }

  private static func digit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a")) + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A")) + 10
    default: nil
    }
  }

  /// The decimal digits of a number of any length, by multiplying limbs of nine digits.
  private static func decimalDigits(of digits: [UInt8], radix: UInt64) -> String {
    let base: UInt64 = 1_000_000_000
    var limbs: [UInt64] = [0]
    var index = 0
    while index < digits.count {
      // Seven digits a round: 16^7 times a limb stays far below 2^64.
      var factor: UInt64 = 1
      var carry: UInt64 = 0
      for digit in digits[index..<min(index + 7, digits.count)] {
        factor *= radix
        carry = carry * radix + UInt64(digit)
      }
      index += 7
      for limb in limbs.indices {
        let value = limbs[limb] * factor + carry
        limbs[limb] = value % base
        carry = value / base
      }
      while carry > 0 {
        limbs.append(carry % base)
        carry /= base
      }
    }
    var text = String(limbs[limbs.count - 1])
    for limb in limbs.dropLast().reversed() {
      let part = String(limb)
      text += String(repeating: "0", count: 9 - part.utf8.count) + part
    }
    return text
  }

  // MARK: Decimal

  private var isNotFinite: Bool {
    guard bytes.count == body + 4, bytes[body] == UInt8(ascii: ".") else { return false }
    let word = String(decoding: bytes[(body + 1)...], as: UTF8.self)
    switch word {
    case "inf", "Inf", "INF": return true
    case "nan", "NaN", "NAN": return body == 0
    default: return false
    }
  }

  /// The value of `[-+]?[0-9_]*(\.[0-9_]*)?([eE][-+]?[0-9]+)?`; nil for any other text.
  private var decimal: YAMLValue? {
    var index = body
    var underscores = 0
    func digits(allowingUnderscore: Bool) -> [UInt8] {
      var found: [UInt8] = []
      while index < bytes.count {
        let byte = bytes[index]
        if byte == UInt8(ascii: "_"), allowingUnderscore {
          underscores += 1
        } else if byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
          found.append(byte)
        } else {
          break
        }
        index += 1
      }
      return found
    }
    // A leading underscore makes it text for both readings.
    if index < bytes.count, bytes[index] == UInt8(ascii: "_") { return nil }
    let whole = digits(allowingUnderscore: true)
    var fraction: [UInt8] = []
    var hasPoint = false
    if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
      hasPoint = true
      index += 1
      if whole.isEmpty, index < bytes.count, bytes[index] == UInt8(ascii: "_") { return nil }
      fraction = digits(allowingUnderscore: true)
    }
    guard !whole.isEmpty || !fraction.isEmpty else { return nil }

    var exponent: [UInt8]?
    var exponentSign: UInt8?
    if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") {
      index += 1
      if index < bytes.count, bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-")
      {
        exponentSign = bytes[index]
        index += 1
      }
      let digits = digits(allowingUnderscore: false)
      guard !digits.isEmpty else { return nil }
      exponent = digits
    }
    guard index == bytes.count else { return nil }

    let sign = isNegative ? "-" : ""
    let wholeText = NumberText.withoutLeadingZeros(whole)
    if exponent == nil, !hasPoint {
      let number = isNegative && wholeText != "0" ? "-" + wholeText : wholeText
      return underscores > 0 ? .ambiguous(vendor: number, number: number) : .integer(number)
    }
    let fractionText = fraction.isEmpty ? "0" : String(decoding: fraction, as: UTF8.self)
    let mantissa = sign + wholeText + "." + fractionText
    guard let exponent else {
      return underscores > 0 ? .ambiguous(vendor: mantissa, number: mantissa) : .float(mantissa)
    }
    let exponentText = String(decoding: exponent, as: UTF8.self)
    let isDown = exponentSign == UInt8(ascii: "-")
    let scientific = mantissa + "e" + (isDown ? "-" : "+") + exponentText
    let isVendorNumber = hasPoint && exponentSign != nil
    if isVendorNumber, underscores == 0 { return .float(scientific) }
    if !isVendorNumber, underscores > 0 { return nil }
    let written =
      NumberText.written(
        sign: sign, whole: whole, fraction: fraction, exponent: exponentText, isDown: isDown)
      ?? scientific
    return .ambiguous(vendor: isVendorNumber ? scientific : nil, number: written)
  }

  private static func withoutLeadingZeros(_ digits: some Collection<UInt8>) -> String {
    let rest = digits.drop { $0 == UInt8(ascii: "0") }
    return rest.isEmpty ? "0" : String(decoding: rest, as: UTF8.self)
  }

  /// The number without an exponent; nil when that would take hundreds of zeros.
  private static func written(
    sign: String, whole: [UInt8], fraction: [UInt8], exponent: String, isDown: Bool
  ) -> String? {
    guard let size = Int(exponent), size <= 300 else { return nil }
    let zero = UInt8(ascii: "0")
    var digits = whole + fraction
    var point = whole.count + (isDown ? -size : size)
    if point < 0 {
      digits.insert(contentsOf: repeatElement(zero, count: -point), at: 0)
      point = 0
    }
    if point > digits.count {
      digits.append(contentsOf: repeatElement(zero, count: point - digits.count))
    }
    let wholeText = withoutLeadingZeros(digits[..<point])
    var rest = digits[point...]
    while rest.last == zero { rest.removeLast() }
    if rest.isEmpty { return wholeText == "0" ? "0" : sign + wholeText }
    return sign + wholeText + "." + String(decoding: rest, as: UTF8.self)
  }
}
