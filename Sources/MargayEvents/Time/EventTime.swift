/// Reading and writing event times: nanoseconds since 1970-01-01T00:00:00Z (Documentation/Language, section 10).
package enum EventTime {
  /// The first instant that counts as a time: 1678-01-01T00:00:00Z.
  package static let earliest: Int64 = -9_214_560_000_000_000_000

  /// The last instant that counts as a time: the last nanosecond of 2261.
  package static let latest: Int64 = 9_214_646_399_999_999_999

  /// The time that a value of an event says; nil for every value that is no time.
  package static func nanoseconds(of value: ValueRef) -> Int64? {
    switch value.kind {
    case .string: nanoseconds(text: value.text)
    case .number: nanoseconds(decimal: value.tape.text(value.node))
    case .missing, .null, .bool, .list, .object: nil
    }
  }

  /// The time that a string says: a date and time, or a number written as text; nil for anything else.
  package static func nanoseconds(text: UnsafeBufferPointer<UInt8>) -> Int64? {
    guard let nanoseconds = CalendarTime.nanoseconds(text) ?? DecimalTime.nanoseconds(text) else {
      return nil
    }
    return earliest <= nanoseconds && nanoseconds <= latest ? nanoseconds : nil
  }

  /// The time that a number says, by its source text; nil where it lies outside 1678 to 2261.
  package static func nanoseconds(decimal text: UnsafeBufferPointer<UInt8>) -> Int64? {
    guard let nanoseconds = DecimalTime.nanoseconds(text) else { return nil }
    return earliest <= nanoseconds && nanoseconds <= latest ? nanoseconds : nil
  }

  /// The time as RFC 3339 text in UTC, with as many fraction digits as it needs and `Z`.
  package static func text(_ nanoseconds: Int64) -> String {
    var bytes: [UInt8] = []
    append(nanoseconds, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the time as RFC 3339 text in UTC: `2023-07-10T11:42:31.5Z`.
  package static func append(_ nanoseconds: Int64, to output: inout [UInt8]) {
    let (seconds, fraction) = floorDivision(nanoseconds, by: 1_000_000_000)
    let (day, secondOfDay) = floorDivision(seconds, by: 86_400)
    let (year, month, dayOfMonth) = CalendarTime.date(daysSince1970: day)
    appendDigits(year, width: 4, to: &output)
    output.append(UInt8(ascii: "-"))
    appendDigits(month, width: 2, to: &output)
    output.append(UInt8(ascii: "-"))
    appendDigits(dayOfMonth, width: 2, to: &output)
    output.append(UInt8(ascii: "T"))
    appendDigits(secondOfDay / 3600, width: 2, to: &output)
    output.append(UInt8(ascii: ":"))
    appendDigits(secondOfDay / 60 % 60, width: 2, to: &output)
    output.append(UInt8(ascii: ":"))
    appendDigits(secondOfDay % 60, width: 2, to: &output)
    if fraction != 0 {
      output.append(UInt8(ascii: "."))
      var digits = fraction
      var width = 9
      while digits % 10 == 0 {
        digits /= 10
        width -= 1
      }
      appendDigits(digits, width: width, to: &output)
    }
    output.append(UInt8(ascii: "Z"))
  }

  private static func floorDivision(_ value: Int64, by divisor: Int64) -> (Int64, Int64) {
    let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }

  private static func appendDigits(_ value: Int64, width: Int, to output: inout [UInt8]) {
    var divisor: Int64 = 1
    for _ in 1..<width { divisor *= 10 }
    while divisor > 0 {
      output.append(UInt8(ascii: "0") + UInt8(value / divisor % 10))
      divisor /= 10
    }
  }
}
