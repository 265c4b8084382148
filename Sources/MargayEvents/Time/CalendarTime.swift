/// Times written as a date and a time of day.
///
/// Read are RFC 3339 with `T`, `t` or a space between date and time, up to nine fraction digits, and as zone `Z`,
/// `z`, `+hh:mm`, `-hh:mm` or none, which means UTC; and the vendor's ` +0000 UTC` behind date and time.
/// A leap second (`:60`), `24:00`, a date that the calendar lacks and everything else are no time.
enum CalendarTime {
  /// The nanoseconds since 1970 of a text; nil where it is none of these forms.
  static func nanoseconds(_ text: UnsafeBufferPointer<UInt8>) -> Int64? {
    let shortest = 19
    guard text.count >= shortest, text[4] == minus, text[7] == minus, text[13] == colon,
      text[16] == colon,
      text[10] == UInt8(ascii: "T") || text[10] == UInt8(ascii: "t")
        || text[10] == space,
      let century = twoDigits(text, 0), let yearOfCentury = twoDigits(text, 2),
      let month = twoDigits(text, 5), let day = twoDigits(text, 8),
      let hour = twoDigits(text, 11), let minute = twoDigits(text, 14),
      let second = twoDigits(text, 17)
    else { return nil }
    let year = century * 100 + yearOfCentury
    guard 1...12 ~= month, day >= 1, day <= length(ofMonth: month, year: year),
      hour < 24, minute < 60, second < 60
    else { return nil }

    var position = shortest
    var fraction: Int64 = 0
    if position < text.count, text[position] == UInt8(ascii: ".") {
      position += 1
      var digits = 0
      while position < text.count, let digit = digit(text[position]) {
        digits += 1
        if digits > 9 { return nil }
        fraction = fraction * 10 + digit
        position += 1
      }
      if digits == 0 { return nil }
      for _ in digits..<9 { fraction *= 10 }
    }
    guard let offset = offsetInSeconds(text, position) else { return nil }

    let days = daysSince1970(year: year, month: month, day: day)
    let seconds = days * 86_400 + hour * 3600 + minute * 60 + second - offset
    let (scaled, scaleOverflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    let (sum, sumOverflow) = scaled.addingReportingOverflow(fraction)
    return scaleOverflow || sumOverflow ? nil : sum
  }

  /// The days from 1970-01-01 to a date of the proleptic Gregorian calendar.
  static func daysSince1970(year: Int64, month: Int64, day: Int64) -> Int64 {
    // Years are counted from March, so that the leap day is the last of its year; 400 of them have 146,097 days.
    let marchYear = month > 2 ? year : year - 1
    let era = (marchYear >= 0 ? marchYear : marchYear - 399) / 400
    let yearOfEra = marchYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// The date that lies a number of days from 1970-01-01.
  static func date(daysSince1970 days: Int64) -> (year: Int64, month: Int64, day: Int64) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
  }

  private static let minus = UInt8(ascii: "-")
  private static let colon = UInt8(ascii: ":")
  private static let space = UInt8(ascii: " ")

  /// The seconds that the zone at `position`, which must be the rest of the text, lies ahead of UTC.
  private static func offsetInSeconds(
    _ text: UnsafeBufferPointer<UInt8>, _ position: Int
  ) -> Int64? {
    let rest = text.count - position
    if rest == 0 { return 0 }
    let sign = text[position]
    if rest == 1 { return sign == UInt8(ascii: "Z") || sign == UInt8(ascii: "z") ? 0 : nil }
    if rest == 6, sign == UInt8(ascii: "+") || sign == minus {
      guard text[position + 3] == colon, let hours = twoDigits(text, position + 1),
        let minutes = twoDigits(text, position + 4), hours < 24, minutes < 60
      else { return nil }
      let seconds = hours * 3600 + minutes * 60
      return sign == minus ? -seconds : seconds
    }
    let vendor: StaticString = " +0000 UTC"
    guard rest == vendor.utf8CodeUnitCount else { return nil }
    for index in 0..<rest where text[position + index] != vendor.utf8Start[index] { return nil }
    return 0
  }

  private static func length(ofMonth month: Int64, year: Int64) -> Int64 {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func digit(_ byte: UInt8) -> Int64? {
    let value = byte &- UInt8(ascii: "0")
    return value < 10 ? Int64(value) : nil
  }

  private static func twoDigits(_ text: UnsafeBufferPointer<UInt8>, _ position: Int) -> Int64? {
    guard let tens = digit(text[position]), let ones = digit(text[position + 1]) else { return nil }
    return tens * 10 + ones
  }
}
