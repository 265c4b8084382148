/// Numbers as people read them.
package enum Quantity {
  /// A whole number with its thousands apart: `12,345`.
  package static func grouped(_ value: Int) -> String {
    let digits = Array(String(value.magnitude))
    var text = value < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return text
  }

  /// A number and its noun: `1 event`, `2 events`.
  package static func count(_ value: Int, _ noun: String, plural: String? = nil) -> String {
    "\(grouped(value)) \(value == 1 ? noun : plural ?? noun + "s")"
  }

  /// A number of units with so many digits behind the point, the rest cut: `1.5`.
  ///
  /// `unit` is the number of the value's parts in a unit; the value is not negative.
  static func decimal(_ value: Int, unit: Int, digits: Int) -> String {
    var fraction = ""
    var rest = value % unit
    for _ in 0..<digits {
      // The remainder is below the unit, which is far below the end of Int.
      rest *= 10
      fraction += String(rest / unit)
      rest %= unit
    }
    return digits == 0 ? String(value / unit) : "\(value / unit).\(fraction)"
  }

  /// A number of bytes: `512 bytes`, `1.5 kB`, `2.0 MB`.
  static func bytes(_ value: Int) -> String {
    switch value {
    case ..<1000: count(value, "byte")
    case ..<1_000_000: decimal(value, unit: 1000, digits: 1) + " kB"
    case ..<1_000_000_000: decimal(value, unit: 1_000_000, digits: 1) + " MB"
    default: decimal(value, unit: 1_000_000_000, digits: 1) + " GB"
    }
  }

  /// How many in a second; nil for a time too short to say.
  static func perSecond(_ value: Int, milliseconds: Int) -> Int? {
    guard milliseconds > 0 else { return nil }
    let (product, overflow) = value.multipliedReportingOverflow(by: 1000)
    return overflow ? value / milliseconds * 1000 : product / milliseconds
  }
}
