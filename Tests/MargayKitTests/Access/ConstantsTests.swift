import MargayKit
import Testing

/// What a rule makes once and compares values with: sets, exact numbers, ranges, paths.
@Suite("Constants of rules in Swift")
struct ConstantsTests {
  private static let names: TextSet = ["root", "", "\u{E9}", "a text of more than sixteen bytes"]
  private static let ports: NumberSet = [
    22, 3389, ExactNumber("0.5"), ExactNumber("36893488147419103232"), ExactNumber("1e400"),
  ]

  private func value(_ json: String) throws -> Value { try Event(json: #"{"v": \#(json)}"#)["v"] }

  @Test(
    "a set of texts holds a string of it, or a list with one, by bytes",
    arguments: [
      (#""root""#, true), (#""Root""#, false), (#""""#, true), (#""\u00e9""#, true),
      (#""e\u0301""#, false), (#""a text of more than sixteen bytes""#, true),
      (#""a text of more than sixteen bytez""#, false), (#"["x", "root"]"#, true),
      (#"["x", ["root"]]"#, false), (#"["e\u0301", 1, null]"#, false), ("[]", false),
      (#"{"root": 1}"#, false), ("1", false), ("null", false), ("true", false),
    ])
  func texts(_ json: String, _ isIn: Bool) throws {
    #expect(Self.names.contains(try value(json)) == isIn)
    #expect(try value(json).isIn(Self.names) == isIn)
    #expect(
      TextSet(lines: "root\n\n\u{E9}\na text of more than sixteen bytes").contains(
        try value(json)) == isIn)
  }

  @Test("a set of texts of every length finds each and no other")
  func lengths() throws {
    let texts = (0..<200).map { Text(String(repeating: "x", count: $0) + "\($0)") }
    let set = TextSet(texts)
    for text in texts { #expect(set.contains(text)) }
    for length in 0..<200 { #expect(!set.contains(Text(String(repeating: "y", count: length)))) }
    #expect(!TextSet([]).contains(""))
  }

  @Test(
    "a set of numbers holds a number of it, or a list with one, by value",
    arguments: [
      ("22", true), ("22.0", true), ("2.2e1", true), ("22.5", false), ("3389", true),
      ("23", false), ("0.5", true), ("5e-1", true), ("36893488147419103232", true),
      ("36893488147419103233", false), ("1e400", true), (#""22""#, false), ("true", false),
      ("null", false), ("[1, 22]", true), ("[[22]]", false), ("[]", false), (#"{"22": 22}"#, false),
    ])
  func numbers(_ json: String, _ isIn: Bool) throws {
    #expect(Self.ports.contains(try value(json)) == isIn)
    #expect(
      try value(json).isIn([
        22, 3389, ExactNumber("0.5"), ExactNumber("36893488147419103232"), ExactNumber("1e400"),
      ]) == isIn)
  }

  @Test("a set of numbers of every size finds each and no other", arguments: 0..<20)
  func sizes(_ size: Int) throws {
    let numbers = (0..<size).map { 3 * $0 }
    let set = NumberSet(numbers.reversed().map { ExactNumber("\($0)") })
    for number in -1...(3 * size) {
      #expect(set.contains(try value("\(number)")) == numbers.contains(number))
    }
  }

  @Test(
    "an exact number is compared by all its digits",
    arguments: [
      ("36893488147419103232", "==", "36893488147419103232", true),
      ("36893488147419103233", "==", "36893488147419103232", false),
      ("36893488147419103233", ">", "36893488147419103232", true),
      ("36893488147419103231", "<", "36893488147419103232", true),
      ("36893488147419103232", ">=", "36893488147419103232", true),
      ("36893488147419103232", "<=", "36893488147419103232", true),
      ("9007199254740993", "==", "9007199254740992.0", false),
      ("1e400", ">", "36893488147419103232", true), ("-1e400", "<", "-36893488147419103232", true),
      ("1", "==", "one", false), ("1", "<", "one", false), (#""1""#, "==", "1", false),
      ("null", "<", "1", false), ("true", "==", "1", false),
    ])
  func exact(_ json: String, _ sign: String, _ text: String, _ holds: Bool) throws {
    let value = try value(json)
    let number = ExactNumber(text)
    switch sign {
    case "==":
      #expect((value == number) == holds)
      #expect((value != number) == !holds)
    case ">": #expect((value > number) == holds)
    case ">=": #expect((value >= number) == holds)
    case "<": #expect((value < number) == holds)
    default: #expect((value <= number) == holds)
    }
  }

  @Test(
    "strings have the order of their bytes, and no order with anything else",
    arguments: [
      (#""b""#, 1), (#""B""#, -1), (#""\u00e9""#, 1), (#""aa""#, 0), (#""a""#, -1), (#""aaa""#, 1),
    ])
  func order(_ json: String, _ order: Int) throws {
    let value = try value(json)
    #expect((value > "aa") == (order > 0))
    #expect((value >= "aa") == (order >= 0))
    #expect((value < "aa") == (order < 0))
    #expect((value <= "aa") == (order <= 0))
    let other = try Event(json: #"{"v": "aa", "n": 1}"#)
    #expect((value > other["v"]) == (order > 0))
    #expect((value >= other["v"]) == (order >= 0))
    #expect((value < other["v"]) == (order < 0))
    #expect((value <= other["v"]) == (order <= 0))
    #expect(!(value > other["n"]) && !(value <= other["n"]) && !(other["n"] < "aa"))
  }

  @Test(
    "a range of addresses takes strings, and lists only where it is asked for any",
    arguments: [
      (#""10.1.2.3""#, true, true), (#""11.1.2.3""#, false, false),
      (#""10.1.0.0/16""#, true, true), (#"["11.0.0.1", "10.0.0.1"]"#, false, true),
      (#"["x", null]"#, false, false), ("10", false, false), ("null", false, false),
      (#""10.1.2.3%eth0""#, false, false),
    ])
  func addresses(_ json: String, _ isInside: Bool, _ isAnyInside: Bool) throws {
    let range = IPRange(literal: "10.0.0.7/8")
    #expect(range.contains(try value(json)) == isInside)
    #expect(range.containsAny(of: try value(json)) == isAnyInside)
    #expect(!IPRange(literal: "10.0.0.0").contains(try value(json)), "no range has no address")
    #expect(!IPRange(literal: "10.0.0.0").containsAny(of: try value(json)))
  }

  @Test("a path that is kept leads where the same literal does")
  func paths() throws {
    let event = try Event(json: #"{"a": {"b": [{"c": 1}, {"c": 2}]}, "odd.name": 3}"#)
    #expect(event.value(EventPath(once: "a.b[1].c")) == 2)
    #expect(event.value(EventPath(once: "a.b[*].c")).json == "[1,2]")
    #expect(event.value(EventPath(once: #""odd.name""#)) == 3)
    #expect(event.value(EventPath(once: "A.B[-1].C")) == 2)
    #expect(!event.value(EventPath(once: "a.b.c")).exists)
    #expect(event["a", "b"].elements.map { $0.value(EventPath(once: "c")).json } == ["1", "2"])
    #expect(event["a"].value(EventPath(once: "b[*].c")).elements.count == 2)
  }
}
