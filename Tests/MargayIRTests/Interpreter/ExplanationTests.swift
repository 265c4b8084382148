import MargayEvents
import MargayIR
import Testing

/// Explanations agree with outcomes and say why.
struct ExplanationTests {
  @Test(arguments: 0..<30)
  func explanationsAgreeWithOutcomes(_ seed: UInt64) throws {
    var random = RandomRules(seed: seed)
    for _ in 0..<40 {
      let program = random.program()
      var interpreter = Interpreter([program])
      interpreter.begin(try Evaluation.event(random.event()))
      let explanation = interpreter.explain(0)
      let outcome = interpreter.outcome(of: 0)
      #expect(explanation.outcome == outcome)
      #expect((explanation.filters?.holds == false) == (outcome == .filtered))
      if outcome != .filtered {
        #expect(explanation.detection.holds == (outcome == .matched))
      }
      #expect((explanation.deciding == nil) == (outcome == .matched))
      let deciding = interpreter.deciding(0)
      #expect(deciding?.expression.id == explanation.deciding?.expression.id)
      #expect(deciding.map(\.outcome) == (outcome == .matched ? nil : outcome))
      let first = zip(explanation.dynamicSeverities, program.dynamicSeverities)
        .first { $0.0.holds }
      let metadata = RuleMetadata(ruleID: "R", severity: .critical)
      #expect(
        interpreter.severity(of: 0, metadata) == (first.flatMap(\.1.severity) ?? .critical))
    }
  }

  static func explain(_ expression: Expression, f json: String?) throws -> Explanation {
    var interpreter = Interpreter([RuleProgram(detection: expression)])
    interpreter.begin(try Evaluation.event(f: json))
    return interpreter.explain(0).detection
  }

  @Test(
    arguments: [
      (ConditionID.equals, #""abd""#, #""abc""#, "'abc' does not equal 'abd'"),
      (.equals, #""abc""#, #""abc""#, "'abc' equals 'abc'"), (.equals, #""abc""#, nil, "missing"),
      (.equals, #""abc""#, "null", "is null"),
      (.equals, #""abc""#, "12", "is a number, not a string"),
      (.equals, "1", #""1""#, "is a string, not a number"),
      (.startsWith, #""x""#, #""abc""#, "'abc' does not start with 'x'"),
      (.iEndsWith, #""C""#, #""abc""#, "'abc' ends with 'C'"),
      (.startsWith, #""x""#, "true", "is a boolean, not a string"),
      (.contains, #""x""#, #""abc""#, "'abc' does not contain 'x'"),
      (.contains, #""x""#, #"["y"]"#, "no element equals 'x'"),
      (.contains, #""x""#, #"{"x": 1}"#, "the object has the key 'x'"),
      (.contains, #""x""#, "7", "is a number, not a string, a list or an object"),
      (.isGreaterThan, "5", "3", "3 is not greater than 5"),
      (.isLessThanOrEquals, "5", "3", "3 is less than or equal to 5"),
      (.isGreaterThan, "5", #""9""#, "is a string, not a number"),
      (.isGreaterThan, "true", "true", "is compared with a boolean, which has no order"),
    ] as [(ConditionID, String, String?, String)])
  func reasons(_ id: ConditionID, _ operand: String, _ value: String?, _ reason: String) throws {
    let literal = Predicate.Operand.literal(Evaluation.literal(operand))
    for negated in [false, true] {
      let explanation = try Self.explain(
        Evaluation.predicate(id, literal, negated: negated), f: value)
      #expect(explanation.reason == reason)
      #expect(explanation.path == "f")
      #expect(explanation.operand == literal.text)
      #expect(explanation.name == ConditionTable.spelling(of: id, isNegated: negated))
    }
  }

  @Test(
    arguments: [
      (ConditionID.exists, nil, "missing"), (.exists, "null", "is null"),
      (.isNull, "1", "is a number"), (.isNullOrEmpty, "[]", "is empty: []"),
      (.isNullOrEmpty, "false", "is empty: false"), (.isNullOrEmpty, #""x""#, "is not empty: 'x'"),
      (.isIPAddress, #""x""#, "'x' is not an IP address"),
      (.isIPAddress, "1", "is a number, not a string"),
      (.isIPAddressPrivate, #""8.8.8.8""#, "'8.8.8.8' is not a private IP address"),
      (.isIPAddressPublic, #""8.8.8.8""#, "'8.8.8.8' is a public IP address"),
    ] as [(ConditionID, String?, String)])
  func reasonsWithoutOperand(_ id: ConditionID, _ value: String?, _ reason: String) throws {
    #expect(try Self.explain(Evaluation.predicate(id), f: value).reason == reason)
  }

  @Test(arguments: [
    (ConditionID.isIPAddressInCIDR, #""11.0.0.1""#, "'11.0.0.1' is not in 10.0.0.0/8"),
    (.isIPAddressInCIDR, #""x""#, "'x' is not an IP address or network"),
    (.isIPAddressInCIDR, "[]", "is a list, not a string"),
    (.cidrContainsIPAddresses, #"["10.0.0.1"]"#, "an element is in 10.0.0.0/8"),
  ])
  func reasonsOfNetworks(_ id: ConditionID, _ value: String, _ reason: String) throws {
    let network = try #require(IPNetwork.parse("10.0.0.0/8")).network
    let explanation = try Self.explain(Evaluation.predicate(id, .network(network)), f: value)
    #expect(explanation.reason == reason)
    #expect(explanation.operand == "10.0.0.0/8")
  }

  @Test func longValuesAreCut() throws {
    let long = #""\#(String(repeating: "x", count: 300))""#
    let explanation = try Self.explain(
      Evaluation.predicate(.equals, .literal(.string([0x79]))), f: long)
    #expect(explanation.value == "\"" + String(repeating: "x", count: 199) + "...")
    #expect(
      explanation.reason == "'" + String(repeating: "x", count: 80) + "...' does not equal 'y'")
  }

  @Test func valuesOfTheGreatestLengthAreNotCut() throws {
    let text = String(repeating: "x", count: 80)
    let explanation = try Self.explain(
      Evaluation.predicate(.equals, .literal(.string([0x79]))), f: "\"\(text)\"")
    #expect(explanation.reason == "'\(text)' does not equal 'y'")
  }

  @Test(
    arguments: [
      (#""a""#, "'a' is one of the 2 values"), (#""c""#, "'c' is none of the 2 values"),
      (#"["c", "a"]"#, "an element is one of the 2 values"),
      (#"["c"]"#, "no element is one of the 2 values"),
    ])
  func reasonsOfMembership(_ value: String, _ reason: String) throws {
    let literals = Predicate.Operand.literals([.string([0x61]), .string([0x62])])
    #expect(try Self.explain(Evaluation.predicate(.isIn, literals), f: value).reason == reason)
  }

  @Test(
    arguments: [
      (#"{"f": 1}"#, "the second value is missing"),
      (#"{"f": 1, "g": null}"#, "the second value is null"), (#"{"g": 1}"#, "missing"),
      (#"{"f": 1, "g": 1}"#, "1 equals 1"),
    ])
  func reasonsOfTwoFields(_ event: String, _ reason: String) throws {
    let expression = Evaluation.predicate(.equals, .path(Evaluation.path("g")))
    var interpreter = Interpreter([RuleProgram(detection: expression)])
    interpreter.begin(try Evaluation.event(event))
    #expect(interpreter.explain(0).detection.reason == reason)
  }

  @Test func elementsThatMatchedAreListed() throws {
    let body = Evaluation.predicate(
      .isGreaterThan, .literal(.number("1")), id: 1, on: Evaluation.element)
    let expression = Expression(
      id: NodeID(0),
      kind: .elements(.allElements, subject: Evaluation.path("f"), body: body))
    let explanation = try Self.explain(expression, f: "[2, 1, 3, \"x\"]")
    #expect(!explanation.holds)
    #expect(explanation.elements?.matching == [0, 2])
    #expect(explanation.elements?.count == 4)
    #expect(explanation.elements?.explained.map(\.reason).last == "is a string, not a number")
    #expect(explanation.reason == "2 of 4 elements match")
    #expect(explanation.value == #"[2,1,3,"x"]"#)
    let many = try Self.explain(
      expression, f: "[" + Array(repeating: "2", count: 40).joined(separator: ",") + "]")
    #expect(many.elements?.matching == Array(0..<40))
    #expect(many.elements?.explained.count == Explanation.Elements.explainedLimit)
    let none = try Self.explain(expression, f: nil)
    #expect(none.reason == "missing, so it has no elements")
    #expect(none.value == nil)
  }

  @Test(
    arguments: [
      (Expression.Kind.all([leaf(1, true), leaf(2, false), leaf(3, false)]), 2),
      (.any([leaf(1, false), leaf(2, false)]), 1), (.any([]), 0),
      (.none([leaf(1, false), leaf(2, true)]), 2), (.onlyOne([leaf(1, true), leaf(2, true)]), 0),
      (.onlyOne([leaf(1, false), leaf(2, false)]), 1), (.onlyOne([]), 0),
      (
        .all([
          leaf(1, true),
          Expression(
            id: NodeID(2), kind: .none([Expression(id: NodeID(3), kind: .all([leaf(4, true)]))])),
        ]), 4
      ),
    ] as [(Expression.Kind, Int32)])
  func theDecidingExpression(_ kind: Expression.Kind, _ id: Int32) throws {
    var interpreter = Interpreter([
      RuleProgram(detection: Expression(id: NodeID(0), kind: kind))
    ])
    interpreter.begin(try Evaluation.event("{}"))
    #expect(interpreter.outcome(of: 0) == .notMatched)
    #expect(interpreter.deciding(0)?.expression.id == NodeID(id))
    #expect(interpreter.deciding(0)?.outcome == .notMatched)
  }

  @Test func theDecidingFilter() throws {
    var interpreter = Interpreter([
      RuleProgram(
        filters: Expression(id: NodeID(5), kind: .all([Self.leaf(6, false)])),
        detection: Self.leaf(0, false))
    ])
    interpreter.begin(try Evaluation.event("{}"))
    #expect(interpreter.deciding(0)?.expression.id == NodeID(6))
    #expect(interpreter.deciding(0)?.outcome == .filtered)
  }

  static func leaf(_ id: Int32, _ value: Bool) -> Expression {
    Expression(id: NodeID(id), kind: .constant(value))
  }

  @Test(
    arguments: [
      (nil, "no enrichment"), (#"{"a": "y"}"#, "'y' does not equal 'x'"),
      (#"[{"a": "y"}]"#, "'y' does not equal 'x'"),
      (#"[{"a": "y"}, {}]"#, "in none of 2 rows"),
      (#"[{"a": "y"}, {"a": "x"}]"#, "in a row: 'x' equals 'x'"),
    ] as [(String?, String)])
  func enrichmentRows(_ rows: String?, _ reason: String) throws {
    var interpreter = Interpreter([
      RuleProgram(
        detection: ExpressionTests.enrichment(
          .equals, .literal(.string([0x78])), negated: false))
    ])
    interpreter.begin(
      try Evaluation.event(rows.map { #"{"p_enrichment": {"T": {"S": \#($0)}}}"# } ?? "{}"))
    let explanation = interpreter.explain(0).detection
    #expect(explanation.reason == reason)
    #expect(explanation.path == "p_enrichment.T.S: a")
  }
}
