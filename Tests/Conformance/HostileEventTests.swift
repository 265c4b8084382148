import MargayAlerts
import MargayEvents
import MargayIR
import MargayKit
import Testing

/// What an attacker writes into one field must not hide the event (language reference, section 0).
@Suite("Hostile events")
struct HostileEventTests {
  /// The JSON text of a hostile value, and of the name of its field.
  struct Field: Sendable, CustomTestStringConvertible {
    let testDescription: String
    var name = Array("x".utf8)
    let value: [UInt8]
    /// Whether reading it counts as a repair.
    var isRepair = false
    /// How many keys stand behind an equal one.
    var duplicates = 0
    /// How the value is shown in a title; nil where the field is not looked at.
    var shown: String?

    init(
      _ description: String, _ value: [UInt8], name: [UInt8]? = nil, isRepair: Bool = false,
      duplicates: Int = 0, shown: String? = nil
    ) {
      self.testDescription = description
      self.value = value
      if let name { self.name = name }
      self.isRepair = isRepair
      self.duplicates = duplicates
      self.shown = shown
    }
  }

  static let fields: [Field] = [
    Field(
      "integer of 40 digits", Array("1234567890123456789012345678901234567890".utf8),
      shown: "1234567890123456789012345678901234567890"),
    Field("integer of a million digits", [UInt8](repeating: 0x37, count: 1_000_000)),
    Field("beyond binary64", Array("1e400".utf8), shown: "1e400"),
    Field("exponent of many digits", Array("-1e-99999999999999999999".utf8), shown: "0"),
    Field("lone high surrogate", Array(#""\ud800""#.utf8), isRepair: true, shown: "\u{FFFD}"),
    Field("lone low surrogate", Array(#""a\udc00b""#.utf8), isRepair: true, shown: "a\u{FFFD}b"),
    Field(
      "surrogates in the wrong order", Array(#""\udc00\ud800""#.utf8), isRepair: true,
      shown: "\u{FFFD}\u{FFFD}"),
    Field("raw NUL", [0x22, 0x00, 0x22], isRepair: true, shown: "\0"),
    Field("raw escape", [0x22, 0x1B, 0x5B, 0x30, 0x6D, 0x22], isRepair: true, shown: "\u{1B}[0m"),
    Field("raw tab", [0x22, 0x09, 0x22], isRepair: true, shown: "\t"),
    Field("raw carriage return", [0x22, 0x0D, 0x22], isRepair: true, shown: "\r"),
    Field("invalid UTF-8", [0x22, 0xFF, 0xFE, 0x22], isRepair: true, shown: "\u{FFFD}\u{FFFD}"),
    Field("overlong UTF-8", [0x22, 0xC0, 0xAF, 0x22], isRepair: true, shown: "\u{FFFD}\u{FFFD}"),
    Field(
      "UTF-8 cut off by the quote", [0x22, 0xE4, 0xB8, 0x22], isRepair: true, shown: "\u{FFFD}"),
    Field("Latin-1", [0x22, 0x63, 0x61, 0x66, 0xE9, 0x22], isRepair: true, shown: "caf\u{FFFD}"),
    Field("invalid UTF-8 in the name", Array("1".utf8), name: [0x78, 0xFF], isRepair: true),
    Field("raw control character in the name", Array("1".utf8), name: [0x01], isRepair: true),
    Field(
      "lone surrogate in the name", Array("1".utf8), name: Array(#"\udfff"#.utf8), isRepair: true),
    Field("the same name twice", Array(#"1,"x":2,"x":3"#.utf8), duplicates: 2, shown: "1"),
    Field(
      "the name of the matching field again", Array(#"1,"action":"harmless""#.utf8), duplicates: 1,
      shown: "1"),
    Field(
      "the name with an escape", Array(#"1,"\u0061ction":"harmless""#.utf8), duplicates: 1,
      shown: "1"),
    Field("the name in other case", Array(#"1,"ACTION":"harmless""#.utf8), shown: "1"),
    Field("a title template", Array(#""{action}}""#.utf8), shown: "{action}}"),
    Field("quotes and braces", Array(#""\"}],{[\\""#.utf8), shown: #""}],{[\"#),
    Field(
      "lists 500 deep",
      [UInt8](repeating: UInt8(ascii: "["), count: 500)
        + [UInt8](repeating: UInt8(ascii: "]"), count: 500)),
    Field(
      "objects 500 deep",
      Array(
        (String(repeating: #"{"x":"#, count: 500) + "1" + String(repeating: "}", count: 500)).utf8)),
    Field(
      "a string of three million bytes",
      [0x22] + [UInt8](repeating: 0x61, count: 3_000_000) + [0x22]),
    Field("many elements", Array("[0\(String(repeating: ",0", count: 20_000))]".utf8)),
  ]

  private static let rules = RuleText.rules(
    RuleText.header + """
      Detection:
        - {Key: action, Condition: Equals, Value: harm}
        - {KeyPath: who.name, Condition: IEquals, Value: MALLORY}
      InlineFilters:
        - {KeyPath: action, Condition: DoesNotEqual, Value: harmless}
      AlertTitle: 'harm {x}'
      GroupBy: [{Key: action}]

      """)

  /// The log type of the rule, as `--log-type` gives it.
  private static let settings = {
    var settings = EvaluationSettings()
    settings.logType = "Table.Events"
    return settings
  }()

  /// The event with the hostile field at one of three places.
  private static func event(_ field: Field, at place: Int) -> [UInt8] {
    let hostile = [0x22] + field.name + [0x22, 0x3A] + field.value
    let action = Array(#""action":"harm""#.utf8)
    let who = Array(#""who":{"name":"Mallory"}"#.utf8)
    var members = [action, who]
    members.insert(hostile, at: place)
    return [0x7B] + Array(members.joined(separator: [0x2C])) + [0x7D]
  }

  /// Where the field stands among the others; large values once only, for the time they take.
  private static func places(of field: Field) -> [Int] {
    field.value.count > 100_000 ? [1] : [1, 2]
  }

  @Test("the event matches, whoever indexes it", arguments: fields)
  func matches(_ field: Field) throws {
    let rule = try #require(Self.rules.detections.first)
    var interpreter = Interpreter([rule.program])
    for indexer in EventParser.Indexer.allCases {
      var parser = EventParser(indexer: indexer)
      for place in Self.places(of: field) {
        guard case .ok(let event) = parser.parse(Self.event(field, at: place)) else {
          Issue.record("not read")
          continue
        }
        #expect(event.isRepaired == field.isRepair)
        interpreter.begin(event)
        try #require(interpreter.outcome(of: 0) == .matched, "\(place)")
        let match = interpreter.match(of: 0, rule.metadata)
        if let shown = field.shown { #expect(match.title == Array("harm \(shown)".utf8)) }
      }
    }
  }

  @Test("in an input, between broken lines, it raises its alert and is counted", arguments: fields)
  func alerts(_ field: Field) throws {
    for place in Self.places(of: field) {
      let line = Self.event(field, at: place)
      let input =
        Array("not JSON\n".utf8) + line + Array("\n{\"a\":\n[1]]\n".utf8) + line
        + Array("\n\"action\"".utf8)
      let run = try MatchingRun(Self.rules, over: input, settings: Self.settings)
      try #require(run.alerts.count == 1, "\(place)")
      #expect(run.alerts[0].matchCount == 2)
      if let shown = field.shown {
        #expect(run.alerts[0].title == Array("harm \(shown)".utf8))
      }
      #expect(run.counts.eventsRead == 2)
      #expect(run.counts.bytesRead == input.count)
      #expect(run.counts.repaired == (field.isRepair ? 2 : 0))
      #expect(run.counts.duplicateKeys == 2 * field.duplicates)
      #expect(run.counts.badLines >= 4, "\(run.counts.firstBadLines)")
    }
  }

  @Test("a hostile field in front of all others changes nothing", arguments: fields)
  func first(_ field: Field) throws {
    let repeats = ["the name of the matching field again", "the name with an escape"]
    let run = try MatchingRun(
      Self.rules, over: Self.event(field, at: 0), settings: Self.settings)
    // An earlier field of the same name is the event's own: the first wins, and is counted.
    #expect(run.alerts.count == (repeats.contains(field.testDescription) ? 0 : 1))
    #expect(run.counts.eventsRead == 1)
  }
}
