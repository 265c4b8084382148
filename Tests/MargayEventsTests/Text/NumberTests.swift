import MargayEvents
import TestSupport
import Testing

/// Numbers as mathematical values, and their texts (Documentation/Language, section 0).
@Suite struct NumberTests {
  private func with<R>(_ left: String, _ right: String, _ body: (Number, Number) -> R) throws -> R {
    let left = Array(left.utf8)
    let right = Array(right.utf8)
    return try left.withUnsafeBufferPointer { left in
      try right.withUnsafeBufferPointer { right in
        body(try #require(Number(text: left)), try #require(Number(text: right)))
      }
    }
  }

  /// In ascending order; the texts of one entry are equal.
  private static let ladder: [[String]] = [
    ["-1e400", "-1e500"],
    [
      "-1" + String(repeating: "0", count: 310)
    ],
    ["-1.7976931348623157e308"],
    ["-9223372036854775809"],
    ["-9223372036854775808", "-9223372036854775808.0", "-9.223372036854775808e18"],
    ["-9223372036854775807"],
    ["-9007199254740993"], ["-9007199254740992", "-9007199254740992.0"],
    ["-1.5"], ["-1", "-1.0", "-1e0"], ["-0.5"], ["-5e-324"],
    ["0", "-0", "0.0", "-0.0", "0e5", "1e-400", "-1e-400"],
    ["5e-324"], ["0.1", "1e-1", "0.10"], ["0.3", "0.30000000000000000001"],
    ["0.30000000000000004"],
    ["1", "1.0", "1e0", "10e-1", "1.00000000000000000000001"], ["1.5"], ["2"], ["100", "1e2"],
    ["9007199254740991"],
    ["9007199254740992", "9007199254740992.0", "9007199254740993.0"], ["9007199254740993"],
    ["9223372036854775807"], ["9223372036854775808", "9223372036854775808.0"],
    ["9223372036854775809"],
    ["18446744073709551615"], ["18446744073709551616", "18446744073709551616.0"],
    ["1" + String(repeating: "0", count: 22), "1e22"],
    ["99999999999999991611392", "1e23"], ["1" + String(repeating: "0", count: 23)],
    ["1.7976931348623157e308"],
    ["1" + String(repeating: "0", count: 400)],
    ["1" + String(repeating: "0", count: 399) + "01"],
    ["1e400", "1e309", "123456e999999999999"],
  ]

  @Test func compareExactly() throws {
    for (low, lefts) in Self.ladder.enumerated() {
      for (high, rights) in Self.ladder.enumerated() {
        for left in lefts {
          for right in rights {
            let order = try with(left, right) { Number.compare($0, $1).signum() }
            #expect(order == (low - high).signum(), "\(left) \(right)")
            #expect(try with(left, right) { $0 == $1 } == (low == high), "\(left) \(right)")
          }
        }
      }
    }
  }

  @Test func readsTheNearestDouble() throws {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<20_000 {
      var text = String(Int.random(in: -9999...9999, using: &generator))
      let digits = Int.random(in: 1...22, using: &generator)
      text += "."
      for _ in 0..<digits { text += String(Int.random(in: 0...9, using: &generator)) }
      if Bool.random(using: &generator) {
        text += "e\(Int.random(in: -330...330, using: &generator))"
      }
      let expected = try #require(Double(text))
      let got = try with(text, "0") { number, _ in
        guard case .double(let value) = number else { return Double.nan }
        return value
      }
      guard got == expected else {
        Issue.record("\(text) became \(got)")
        return
      }
    }
  }

  @Test(
    arguments: [
      "", "-", "+1", "01", "-01", "1.", ".5", "1e", "1e+", "0x1", "1 ", " 1", "NaN", "Infinity",
      "1.2.3", "--1", "1a", "\u{661}",
    ])
  func refusesOtherTexts(_ text: String) {
    let isNumber = Array(text.utf8).withUnsafeBufferPointer { Number(text: $0) != nil }
    #expect(!isNumber)
  }

  @Test(
    arguments: [
      ("1.0", "1"), ("1e2", "100"), ("-0", "0"), ("-0.0", "0"), ("0.5", "0.5"), ("-1.50", "-1.5"),
      ("1e-6", "0.000001"), ("1e-7", "1e-7"), ("1.25e-7", "1.25e-7"), ("-1.5e-10", "-1.5e-10"),
      ("5e-324", "5e-324"), ("1e21", "1000000000000000000000"),
      ("1e23", "99999999999999991611392"), ("18446744073709551616.0", "18446744073709551616"),
      ("9007199254740993.0", "9007199254740992"), ("123.456", "123.456"),
      ("0.30000000000000004", "0.30000000000000004"), ("4503599627370495.5", "4503599627370495.5"),
      ("1e400", "1e400"), ("-1E+400", "-1E+400"), ("1e-400", "0"),
      ("123456789012345678901234567890", "123456789012345678901234567890"),
      ("0.1234567890123456789", "0.12345678901234568"), ("100.25", "100.25"),
      (
        "1e300",
        "10000000000000000525047602552044202487044685811081591549158541155118024579889081"
          + "95786371375080447864043704443832883878176942523235360430575644792184786706982848"
          + "38720092657580373783023379478809005936895323497079994508111903896764088007465274"
          + "2780142494579258788820056842838115669472196386865459400540160"
      ),
      (
        "-1.7976931348623157e308",
        "-"
          + "17976931348623157081452742373170435679807056752584499659891747680315726078002853"
          + "87605895586327668781715404589535143824642343213268894641827684675467035375169860"
          + "49910576551282076245490090389328944075868508455133942304583236903222948165808559"
          + "332123348274797826204144723168738177180919299881250404026184124858368"
      ),
    ])
  func writesNumberText(_ example: (number: String, text: String)) {
    #expect(reading(Array(example.number.utf8)).json == example.text)
  }

  @Test func writesWholeDoublesExactly() {
    // Powers of two whose digits are known from doubling in decimal.
    var digits: [UInt8] = [1]
    for exponent in 1...1023 {
      var carry: UInt8 = 0
      for place in digits.indices {
        let doubled = digits[place] * 2 + carry
        digits[place] = doubled % 10
        carry = doubled / 10
      }
      if carry > 0 { digits.append(carry) }
      let text = "\(Double(sign: .plus, exponent: exponent, significand: 1))"
      let expected = digits.reversed().map(String.init).joined()
      // Shorter ones are written without an exponent, so "x.0".
      #expect(reading(Array(text.utf8)).json == expected)
    }
  }

  @Test func writesTheShortestDigitsThatReadBack() throws {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<5000 {
      let value = Double(bitPattern: generator.next())
      guard value.isFinite, value.rounded() != value else { continue }
      let text = reading(Array("\(value)".utf8)).json
      guard Double(text) == value, text.filter(\.isNumber).count <= 25 else {
        Issue.record("\(value) became \(text)")
        return
      }
    }
  }
}
