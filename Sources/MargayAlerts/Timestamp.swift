/// A time as text: RFC 3339 in UTC, with as many fraction digits as it needs.
enum Timestamp {
  /// The text of a time in nanoseconds since 1970.
  static func text(_ nanoseconds: Int64) -> String {
    let (seconds, fraction) = floorDivision(nanoseconds, 1_000_000_000)
    let (days, second) = floorDivision(seconds, 86_400)
    // Days since 0000-03-01 in a calendar whose year begins in March, so that leap days come last.
    let shifted = days + 719_468
    let (era, dayOfEra) = floorDivision(shifted, 146_097)
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    let year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
    let date = "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    let clock =
      "\(padded(second / 3_600, 2)):\(padded(second / 60 % 60, 2)):\(padded(second % 60, 2))"
    guard fraction > 0 else { return "\(date)T\(clock)Z" }
    var digits = Array(padded(fraction, 9).utf8)
    while digits.last == 0x30 { digits.removeLast() }
    return "\(date)T\(clock).\(String(decoding: digits, as: UTF8.self))Z"
  }

  private static func floorDivision(_ value: Int64, _ divisor: Int64) -> (Int64, Int64) {
    let remainder = value % divisor
    return remainder < 0
      ? (value / divisor - 1, remainder + divisor) : (value / divisor, remainder)
  }

  private static func padded(_ value: Int64, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(width - digits.utf8.count, 0)) + digits
  }
}
