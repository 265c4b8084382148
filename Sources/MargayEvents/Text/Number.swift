/// A number of an event or a rule, as Documentation/Language, section 0, reads it.
///
/// A JSON number without `.`, `e` and `E` is an exact integer of any length, any other the nearest binary64, which
/// is infinite beyond its range. Plain data: the text of a big integer is borrowed from where it was read.
@frozen
@usableFromInline
package enum Number: Equatable, @unchecked Sendable {
  /// An integer of at most 63 bits and a sign.
  case integer(Int64)
  /// Any other integer, as its decimal text: an optional `-` and digits, the first of them not `0`.
  case bigInteger(UnsafeBufferPointer<UInt8>)
  /// A number with a fraction or an exponent; never NaN.
  case double(Double)

  /// Reads the text of a JSON number, which is well formed; `isInteger` says that `.`, `e` and `E` are absent.
  @inlinable
  package init(text: UnsafeBufferPointer<UInt8>, isInteger: Bool) {
    if isInteger {
      if text.count <= 18, let value = Number.shortInteger(text) {
        self = .integer(value)
      } else {
        self = Number.longInteger(text)
      }
    } else {
      self = .double(NumberText.double(text))
    }
  }

  /// Reads a text that may be a JSON number; nil when it is none.
  package init?(text: UnsafeBufferPointer<UInt8>) {
    guard let isInteger = NumberText.form(of: text) else { return nil }
    self.init(text: text, isInteger: isInteger)
  }

  /// Whether the number is zero, with either sign.
  @inlinable
  package var isZero: Bool {
    switch self {
    case .integer(let value): value == 0
    case .bigInteger: false
    case .double(let value): value == 0
    }
  }

  /// The value of at most 18 digits with an optional sign.
  @inlinable
  static func shortInteger(_ text: UnsafeBufferPointer<UInt8>) -> Int64? {
    var value: Int64 = 0
    var position = 0
    let isNegative = text.count > 0 && text[0] == 0x2D
    if isNegative { position = 1 }
    while position < text.count {
      let digit = text[position] &- 0x30
      if digit > 9 { return nil }
      value = value &* 10 &+ Int64(digit)
      position &+= 1
    }
    return isNegative ? 0 &- value : value
  }

  /// The value of an integer that may need more than 18 digits.
  @usableFromInline
  static func longInteger(_ text: UnsafeBufferPointer<UInt8>) -> Number {
    let isNegative = text.first == 0x2D
    var value: Int64 = 0
    for byte in text[(isNegative ? 1 : 0)...] {
      let (shifted, overflowed) = value.multipliedReportingOverflow(by: 10)
      let digit = Int64(byte &- 0x30)
      let (sum, carried) =
        isNegative
        ? shifted.subtractingReportingOverflow(digit) : shifted.addingReportingOverflow(digit)
      if overflowed || carried { return .bigInteger(text) }
      value = sum
    }
    return .integer(value)
  }
}
