/// A number's mathematical value: an exact integer, a binary64 with a fraction, or infinity.
///
/// Compared on paper: digits by digits, and where one side has a fraction, by the whole numbers beside it.
struct OracleNumber: Equatable {
  /// -1, 0 or 1.
  private let sign: Int
  /// The digits of the whole part of the magnitude, without leading zeros; empty for less than 1.
  private let whole: [Int]
  /// The fraction of the magnitude, at least 0 and below 1.
  private let fraction: Double
  private let isInfinite: Bool

  /// Reads the text of a JSON number.
  init(_ text: String) {
    let isNegative = text.first == "-"
    if text.contains(where: { ".eE".contains($0) }) {
      let value = Double(text) ?? .infinity
      isInfinite = value.isInfinite
      let magnitude = value.magnitude
      fraction = isInfinite ? 0 : magnitude - magnitude.rounded(.down)
      whole = isInfinite ? [] : OracleNumber.digits(of: magnitude.rounded(.down))
    } else {
      isInfinite = false
      fraction = 0
      let digits = text.compactMap(\.wholeNumberValue)
      whole = Array(digits.drop { $0 == 0 })
    }
    let isZero = !isInfinite && whole.isEmpty && fraction == 0
    sign = isZero ? 0 : isNegative ? -1 : 1
  }

  var isZero: Bool { sign == 0 }

  /// The decimal digits of a whole binary64: its significand, doubled as often as its exponent says.
  private static func digits(of value: Double) -> [Int] {
    guard value >= 1 else { return [] }
    var digits: [Int] = []
    var exponent = 0
    var rest = value
    while rest >= 9_007_199_254_740_992 {
      rest /= 2
      exponent += 1
    }
    var significand = Int(rest)
    while significand > 0 {
      digits.append(significand % 10)
      significand /= 10
    }
    for _ in 0..<exponent {
      var carry = 0
      for index in digits.indices {
        let doubled = digits[index] * 2 + carry
        digits[index] = doubled % 10
        carry = doubled / 10
      }
      if carry > 0 { digits.append(carry) }
    }
    return digits.reversed()
  }

  /// Whether one is less than the other.
  static func < (left: OracleNumber, right: OracleNumber) -> Bool {
    guard left.sign == right.sign else { return left.sign < right.sign }
    return left.sign < 0 ? magnitudeIsLess(right, left) : magnitudeIsLess(left, right)
  }

  private static func magnitudeIsLess(_ left: OracleNumber, _ right: OracleNumber) -> Bool {
    if left.isInfinite || right.isInfinite { return !left.isInfinite }
    if left.whole.count != right.whole.count { return left.whole.count < right.whole.count }
    if left.whole != right.whole { return left.whole.lexicographicallyPrecedes(right.whole) }
    return left.fraction < right.fraction
  }
}
