import MargayEvents

/// A number as rules compare it: an exact integer of any length, or the nearest binary64 of a decimal text.
///
/// For what no literal of Swift says exactly: `ExactNumber("36893488147419103232")`, `ExactNumber("1e400")`, which is
/// greater than every integer (Documentation/Language, section 0).
public struct ExactNumber: Sendable {
  /// Memory for the digits of a number beyond 64 bits.
  private final class Digits: Sendable {
    let text: StandingText

    init(_ text: [UInt8]) { self.text = StandingText(text) }
  }

  private let digits: Digits?
  /// The number; nil for a text that is none, which is equal to no value and has no order.
  let number: Number?
  /// The text, for whoever records comparisons.
  let text: String

  /// Reads a number as JSON has it; anything else is equal to no value.
  public init(_ text: String) {
    self.text = text
    let digits = Digits(Array(text.utf8))
    number = Number(text: digits.text.value.text)
    if case .bigInteger? = number { self.digits = digits } else { self.digits = nil }
  }
}

extension ExactNumber: ExpressibleByIntegerLiteral {
  /// Makes a whole number.
  public init(integerLiteral value: Int64) {
    digits = nil
    number = .integer(value)
    text = String(value)
  }
}
