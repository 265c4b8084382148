import MargayEvents
import MargayIR
import Testing

/// Title, dedup string, severity and context (Documentation/Language, section 6).
struct AlertFieldsTests {
  static let yes = Expression(id: NodeID(0), kind: .constant(true))

  static func metadata(displayName: String? = nil) -> RuleMetadata {
    var metadata = RuleMetadata(ruleID: "My.Rule", severity: .medium)
    metadata.displayName = displayName
    return metadata
  }

  static func match(
    _ program: RuleProgram, _ json: String, displayName: String? = nil
  ) throws -> RuleMatch {
    var interpreter = Interpreter([program])
    interpreter.begin(try Evaluation.event(json))
    return interpreter.match(of: 0, metadata(displayName: displayName))
  }

  static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  static func template(_ source: String = "f") -> Template {
    Template(parts: [
      .text(Array("[".utf8)), .value(Evaluation.path("f"), source: Array(source.utf8)),
      .text(Array("]".utf8)),
    ])
  }

  @Test(
    arguments: [
      (#""a\"b""#, #"[a"b]"#), ("1.0", "[1]"), ("1e2", "[100]"), ("-0", "[0]"), ("true", "[true]"),
      ("false", "[false]"), (#"[1, "x", null]"#, #"[[1,"x",null]]"#),
      (#"{"b": 1, "a": {}, "b": 2}"#, #"[{"b":1,"a":{}}]"#), ("null", "[<f not found>]"),
      (nil, "[<f not found>]"), (#""""#, "[]"),
      ("123456789012345678901234567890", "[123456789012345678901234567890]"),
    ] as [(String?, String)])
  func titles(_ value: String?, _ expected: String) throws {
    let program = RuleProgram(detection: Self.yes, title: Self.template())
    let json = value.map { #"{"f": \#($0)}"# } ?? "{}"
    #expect(Self.text(try Self.match(program, json).title) == expected)
  }

  @Test func aMissingValueNamesThePathAsWritten() throws {
    let program = RuleProgram(detection: Self.yes, title: Self.template(#"F."x y"[0]"#))
    #expect(Self.text(try Self.match(program, "{}").title) == #"[<F."x y"[0] not found>]"#)
  }

  @Test(arguments: [(nil, "My.Rule"), ("Name", "Name")] as [(String?, String)])
  func noTitleOrAnEmptyOne(_ displayName: String?, _ expected: String) throws {
    let none = RuleProgram(detection: Self.yes)
    let empty = RuleProgram(
      detection: Self.yes,
      title: Template(parts: [.value(Evaluation.path("f"), source: Array("f".utf8))]))
    for program in [none, empty] {
      let match = try Self.match(program, #"{"f": ""}"#, displayName: displayName)
      #expect(Self.text(match.title) == expected)
      #expect(match.dedup == match.title)
    }
  }

  @Test func longTitlesAreCut() throws {
    let program = RuleProgram(detection: Self.yes, title: Self.template())
    let long = String(repeating: "é", count: 999)
    let match = try Self.match(program, #"{"f": "\#(long)"}"#)
    let expected = "[" + String(repeating: "é", count: 984) + "... (truncated)"
    #expect(Self.text(match.title) == expected)
    #expect(match.dedup == match.title)
    let whole = String(repeating: "é", count: 998)
    #expect(Self.text(try Self.match(program, #"{"f": "\#(whole)"}"#).title) == "[\(whole)]")
  }

  @Test(arguments: [
    (#"{"f": "x", "g": 1}"#, "x", #"["x",1]"#), (#"{"f": 1.0}"#, "1", "[1,null]"),
    (#"{"f": ["x"], "g": null}"#, #"["x"]"#, #"[["x"],null]"#),
    (#"{"f": false}"#, "false", "[false,null]"),
    ("{}", "defaultDedupString:My.Rule", "defaultDedupString:My.Rule"),
    (#"{"f": null, "g": null}"#, "defaultDedupString:My.Rule", "defaultDedupString:My.Rule"),
    (#"{"f": ""}"#, "defaultDedupString:My.Rule", #"["",null]"#),
    (#"{"g": 1}"#, "defaultDedupString:My.Rule", "[null,1]"),
  ])
  func dedupStrings(_ json: String, _ one: String, _ two: String) throws {
    var program = RuleProgram(
      detection: Self.yes, title: Self.template(), groupBy: [Evaluation.path("f")])
    #expect(Self.text(try Self.match(program, json).dedup) == one)
    program.groupBy.append(Evaluation.path("g"))
    #expect(Self.text(try Self.match(program, json).dedup) == two)
  }

  @Test func longDedupStringsAreCut() throws {
    let program = RuleProgram(detection: Self.yes, groupBy: [Evaluation.path("f")])
    let long = String(repeating: "x", count: 1001)
    let match = try Self.match(program, #"{"f": "\#(long)"}"#)
    #expect(Self.text(match.dedup) == String(repeating: "x", count: 985) + "... (truncated)")
  }

  @Test(arguments: [
    ("1", Severity.critical), ("2", .medium), ("3", .low), ("4", .medium), ("5", .info),
  ])
  func severities(_ value: String, _ expected: Severity) throws {
    func entry(_ severity: Severity?, _ values: [String]) -> DynamicSeverity {
      DynamicSeverity(
        severity: severity,
        condition: Evaluation.predicate(.isIn, .literals(values.map { .number($0) })))
    }
    let program = RuleProgram(
      detection: Self.yes,
      dynamicSeverities: [
        entry(.critical, ["1"]), entry(nil, ["2"]), entry(.low, ["1", "2", "3"]),
        entry(.info, ["5"]),
      ])
    #expect(try Self.match(program, #"{"f": \#(value)}"#).severity == expected)
  }

  @Test func contexts() throws {
    let program = RuleProgram(
      detection: Self.yes,
      context: [
        ContextField(name: Array("a\"".utf8), path: Evaluation.path("f")),
        ContextField(name: Array("b".utf8), path: Evaluation.path("missing")),
        ContextField(name: Array("c".utf8), path: Evaluation.path("f", "x")),
      ])
    let match = try Self.match(program, #"{"f": {"x": [1.0, null]}}"#)
    #expect(Self.text(match.context) == #"{"a\"":{"x":[1,null]},"b":null,"c":[1,null]}"#)
    #expect(Self.text(try Self.match(RuleProgram(detection: Self.yes), "{}").context) == "{}")
  }

  @Test func aContextThatIsTooLongIsReplaced() throws {
    let program = RuleProgram(
      detection: Self.yes, context: [ContextField(name: [0x66], path: Evaluation.path("f"))])
    // {"f":"..."} is eight bytes around the text.
    let fits = String(repeating: "x", count: 204_792)
    #expect(try Self.match(program, #"{"f": "\#(fits)"}"#).context.count == 204_800)
    let match = try Self.match(program, #"{"f": "\#(fits)x"}"#)
    #expect(
      Self.text(match.context)
        == #"{"_error":"alert context is 204801 bytes, more than 204800"}"#)
  }
}
