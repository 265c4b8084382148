import MargayEvents
import MargayIR
import Testing

/// The order of evaluation of a rule, and what one interpreter keeps between events.
struct InterpreterTests {
  static let yes = Expression(id: NodeID(0), kind: .constant(true))
  static let no = Expression(id: NodeID(1), kind: .constant(false))

  @Test(
    arguments: [
      (nil, yes, .matched), (nil, no, .notMatched), (yes, yes, .matched), (yes, no, .notMatched),
      (no, yes, .filtered), (no, no, .filtered),
    ] as [(Expression?, Expression, RuleOutcome)])
  func filtersComeFirst(
    _ filters: Expression?, _ detection: Expression, _ expected: RuleOutcome
  ) throws {
    var interpreter = Interpreter([RuleProgram(filters: filters, detection: detection)])
    interpreter.begin(try Evaluation.event("{}"))
    #expect(interpreter.outcome(of: 0) == expected)
  }

  @Test func valuesAreForgottenWithTheirEvent() throws {
    let expression = Evaluation.predicate(.equals, .literal(.number("1")))
    var interpreter = Interpreter([
      RuleProgram(detection: expression), RuleProgram(detection: Self.no),
      RuleProgram(detection: Evaluation.predicate(.exists, on: Evaluation.path("g"))),
    ])
    for (json, first, third) in [
      (#"{"f": 1}"#, RuleOutcome.matched, RuleOutcome.notMatched),
      (#"{"f": 2, "g": 0}"#, .notMatched, .matched), (#"{"f": 1.0}"#, .matched, .notMatched),
    ] {
      interpreter.begin(try Evaluation.event(json))
      #expect(interpreter.outcome(of: 0) == first)
      #expect(interpreter.outcome(of: 1) == .notMatched)
      #expect(interpreter.outcome(of: 2) == third)
      interpreter.end()
    }
  }

  @Test func interpretersShareTheirRules() throws {
    let rules = PreparedRules([
      RuleProgram(detection: Evaluation.predicate(.equals, .literal(.string(Array("x".utf8)))))
    ])
    var first = Interpreter(rules)
    var second = Interpreter(rules)
    first.begin(try Evaluation.event(f: #""x""#))
    second.begin(try Evaluation.event(f: #""y""#))
    #expect(first.outcome(of: 0) == .matched)
    #expect(second.outcome(of: 0) == .notMatched)
    #expect(first.outcome(of: 0) == .matched)
  }

  @Test(arguments: 0..<20)
  func negationIsExact(_ seed: UInt64) throws {
    var random = RandomRules(seed: seed)
    for _ in 0..<100 {
      var predicate = random.predicate()
      predicate.isNegated = false
      let positive = Expression(id: NodeID(0), kind: .predicate(predicate))
      predicate.isNegated = true
      let negative = Expression(id: NodeID(0), kind: .predicate(predicate))
      let event = try Evaluation.event(random.event())
      #expect(Evaluation.holds(positive, event) != Evaluation.holds(negative, event))
    }
  }

  @Test(arguments: 0..<20)
  func theOrderOfChildrenDoesNotMatter(_ seed: UInt64) throws {
    var random = RandomRules(seed: seed)
    for _ in 0..<50 {
      let children = (0..<3).map { _ in random.expression(depth: 2) }
      let event = try Evaluation.event(random.event())
      let kinds: [([Expression]) -> Expression.Kind] = [
        { .all($0) }, { .any($0) }, { .onlyOne($0) }, { .none($0) },
      ]
      for kind in kinds {
        let forward = Expression(id: NodeID(0), kind: kind(children))
        let backward = Expression(id: NodeID(0), kind: kind(children.reversed()))
        #expect(Evaluation.holds(forward, event) == Evaluation.holds(backward, event))
      }
    }
  }

  @Test func anInterpreterWithoutAnEventFindsNothing() {
    var interpreter = Interpreter([
      RuleProgram(detection: Evaluation.predicate(.exists)),
      RuleProgram(detection: Evaluation.predicate(.isNull)),
    ])
    #expect(interpreter.outcome(of: 0) == .notMatched)
    #expect(interpreter.outcome(of: 1) == .matched)
  }
}
