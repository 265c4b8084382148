import MargayEvents
import MargayIR
import TestSupport
import Testing

/// Combinators, list comprehensions, enrichment and dialects (Documentation/Language, sections 2, 3 and 5).
struct ExpressionTests {
  static func constants(_ values: [Bool]) -> [Expression] {
    values.enumerated().map { Expression(id: NodeID(Int32($0 + 1)), kind: .constant($1)) }
  }

  @Test(
    arguments: [
      ([], true, false, false, true), ([true], true, true, true, false),
      ([false], false, false, false, true), ([true, true], true, true, false, false),
      ([true, false], false, true, true, false), ([false, true], false, true, true, false),
      ([false, false], false, false, false, true),
      ([true, false, true], false, true, false, false),
    ] as [([Bool], Bool, Bool, Bool, Bool)])
  func combinators(_ values: [Bool], _ all: Bool, _ any: Bool, _ one: Bool, _ none: Bool) throws {
    let event = try Evaluation.event("{}")
    let list = Self.constants(values)
    let id = NodeID(0)
    #expect(Evaluation.holds(Expression(id: id, kind: .all(list)), event) == all)
    #expect(Evaluation.holds(Expression(id: id, kind: .any(list)), event) == any)
    #expect(Evaluation.holds(Expression(id: id, kind: .onlyOne(list)), event) == one)
    #expect(Evaluation.holds(Expression(id: id, kind: .none(list)), event) == none)
  }

  static func elements(_ quantifier: ElementQuantifier, _ body: Expression, on path: EventKeyPath)
    -> Expression
  {
    Expression(id: NodeID(0), kind: .elements(quantifier, subject: path, body: body))
  }

  @Test(
    arguments: [
      (nil, false, true, false, true), ("null", false, true, false, true),
      (#""x""#, false, true, false, true), (#"{"a": "x"}"#, false, true, false, true),
      ("[]", false, true, false, true), (#"["x"]"#, true, true, true, false),
      (#"["y"]"#, false, false, false, true), (#"["x", "x"]"#, true, true, false, false),
      (#"["x", "y"]"#, true, false, true, false), ("[null]", false, false, false, true),
    ] as [(String?, Bool, Bool, Bool, Bool)])
  func quantifiers(_ value: String?, _ any: Bool, _ all: Bool, _ one: Bool, _ none: Bool) throws {
    let event = try Evaluation.event(f: value)
    let body = Evaluation.predicate(
      .equals, .literal(.string(Array("x".utf8))), on: Evaluation.element)
    let expected: [(ElementQuantifier, Bool)] = [
      (.anyElement, any), (.allElements, all), (.onlyOneElement, one), (.noElement, none),
    ]
    for (quantifier, result) in expected {
      let expression = Self.elements(quantifier, body, on: Evaluation.path("f"))
      #expect(Evaluation.holds(expression, event) == result, "\(quantifier)")
    }
  }

  @Test func nestedComprehensionsAreRelativeToTheirElement() throws {
    let inner = Self.elements(
      .anyElement,
      Evaluation.predicate(
        .equals, .literal(.number("2")), on: Evaluation.path("n", base: .element)),
      on: Evaluation.path("list", base: .element))
    let outer = Self.elements(.allElements, inner, on: Evaluation.path("f"))
    let yes = try Evaluation.event(f: #"[{"list": [{"n": 1}, {"n": 2}]}, {"list": [{"n": 2}]}]"#)
    let no = try Evaluation.event(f: #"[{"list": [{"n": 1}]}, {"list": [{"n": 2}]}]"#)
    #expect(Evaluation.holds(outer, yes))
    #expect(!Evaluation.holds(outer, no))
  }

  @Test func gatheredListsInsideAComprehension() throws {
    // Each turn gathers two lists; the outer one must outlive the inner ones.
    let inner = Self.elements(
      .anyElement,
      Evaluation.predicate(
        .contains, .literal(.string(Array("z".utf8))),
        on: Evaluation.path("c", "*", "d", base: .element)),
      on: Evaluation.path("b", "*", "e", base: .element))
    let outer = Self.elements(.anyElement, inner, on: Evaluation.path("f", "*", "a"))
    let item = #"{"a": {"b": [{"e": {"c": [{"d": "x"}]}}, {"e": {"c": [{"d": "y"}]}}]}}"#
    let last = #"{"a": {"b": [{"e": {"c": [{"d": "x"}, {"d": "z"}]}}]}}"#
    let many = Array(repeating: item, count: 300).joined(separator: ",")
    let yes = try Evaluation.event(f: "[\(many),\(last)]")
    let no = try Evaluation.event(f: "[\(many)]")
    #expect(Evaluation.holds(outer, yes))
    #expect(!Evaluation.holds(outer, no))
  }

  @Test func anElementPathOutsideAComprehensionIsMissing() throws {
    let event = try Evaluation.event(f: "1")
    #expect(!Evaluation.holds(Evaluation.predicate(.exists, on: Evaluation.element), event))
  }

  @Test(
    arguments: [
      (#""x""#, #""x""#, true), (#""x""#, #""X""#, false),
      ("[1, {\"a\": null}]", "[1.0, {\"a\": null}]", true),
      (#"{"a": 1, "b": 2}"#, #"{"b": 2, "a": 1}"#, true), ("null", "null", false),
      ("1", nil, false), (nil, nil, false), ("1", "1.0", true),
    ] as [(String?, String?, Bool)])
  func multiKeyEquals(_ first: String?, _ second: String?, _ expected: Bool) throws {
    let fields = [first.map { #""f": \#($0)"# }, second.map { #""g": \#($0)"# }].compactMap { $0 }
    let event = try Evaluation.event("{\(fields.joined(separator: ","))}")
    let expression = Evaluation.predicate(.equals, .path(Evaluation.path("g")))
    #expect(Evaluation.holds(expression, event) == expected)
  }

  @Test(
    arguments: [
      (ConditionID.iEquals, #""ABC""#, #""aBc""#, true), (.iEquals, #""K""#, #""\u212a""#, true),
      (.iEquals, "1", "1.0", true), (.iStartsWith, #""ABC""#, #""aB""#, true),
      (.iEndsWith, #""ABC""#, #""bC""#, true), (.iContains, #""ABC""#, #""B""#, true),
      (.iContains, #"["ABC"]"#, #""abc""#, true), (.iContains, #"{"ABC": 0}"#, #""aBC""#, true),
      (.iContains, #"["ABC"]"#, #""B""#, false), (.contains, #"[[1, 2]]"#, "[1, 2]", true),
      (.contains, "[null]", "null", false), (.isGreaterThan, #""b""#, #""a""#, true),
      (.isGreaterThan, #""b""#, "1", false), (.startsWith, #""ab""#, #""""#, true),
    ] as [(ConditionID, String, String, Bool)])
  func multiKey(_ id: ConditionID, _ first: String, _ second: String, _ expected: Bool) throws {
    let event = try Evaluation.event(#"{"f": \#(first), "g": \#(second)}"#)
    let expression = Evaluation.predicate(id, .path(Evaluation.path("g")))
    #expect(Evaluation.holds(expression, event) == expected)
  }

  @Test(
    arguments: [
      (ConditionID.contains, #"["abc"]"#, #""b""#, false, true),
      (.contains, #"["aBc"]"#, #""b""#, false, false),
      (.iContains, #"["aBc"]"#, #""B""#, false, true),
      (.contains, "[12]", "1", false, false), (.contains, #"{"abc": 1}"#, #""b""#, false, false),
      (.contains, #"["abc"]"#, #""abc""#, true, true),
    ] as [(ConditionID, String, String, Bool, Bool)])
  func containment(
    _ id: ConditionID, _ value: String, _ operand: String, _ element: Bool, _ filter: Bool
  ) throws {
    let event = try Evaluation.event(f: value)
    let literal = Predicate.Operand.literal(Evaluation.literal(operand))
    #expect(Evaluation.holds(Evaluation.predicate(id, literal), event) == element)
    let inFilter = Evaluation.predicate(id, literal, containment: .elementOrSubstring)
    #expect(Evaluation.holds(inFilter, event) == filter)
  }

  @Test(
    arguments: [
      ("false", true, false), ("0", true, false), ("-0.0", true, false), (#""""#, true, true),
      ("[]", true, true), ("{}", true, true), (nil, true, true), ("null", true, true),
      ("1", false, false), ("true", false, false),
    ] as [(String?, Bool, Bool)])
  func emptiness(_ value: String?, _ falsy: Bool, _ strict: Bool) throws {
    let event = try Evaluation.event(f: value)
    #expect(Evaluation.holds(Evaluation.predicate(.isNullOrEmpty), event) == falsy)
    let inFilter = Evaluation.predicate(.isNullOrEmpty, emptiness: .strict)
    #expect(Evaluation.holds(inFilter, event) == strict)
  }

  static func enrichment(_ condition: ConditionID, _ operand: Predicate.Operand, negated: Bool)
    -> Expression
  {
    Expression(
      id: NodeID(0),
      kind: .predicate(
        Predicate(
          condition: condition, isNegated: negated,
          subject: .enrichment(
            EnrichmentPath(
              rows: Evaluation.path("p_enrichment", "T", "S"),
              field: Evaluation.path("a", base: .element))), operand: operand)))
  }

  @Test(
    arguments: [
      (#"{"a": "x"}"#, true), (#"{"A": "x"}"#, true), (#"{"a": "y"}"#, false), ("[]", false),
      (#"[{"a": "y"}, {"a": "x"}]"#, true), (#"[{"a": "y"}, 1]"#, false), (#""x""#, false),
      ("null", false), (nil, false),
    ] as [(String?, Bool)])
  func enrichmentRows(_ rows: String?, _ expected: Bool) throws {
    let event = try Evaluation.event(
      rows.map { #"{"p_enrichment": {"t": {"S": \#($0)}}}"# } ?? "{}")
    let operand = Predicate.Operand.literal(.string(Array("x".utf8)))
    #expect(Evaluation.holds(Self.enrichment(.equals, operand, negated: false), event) == expected)
    #expect(Evaluation.holds(Self.enrichment(.equals, operand, negated: true), event) != expected)
  }

  @Test(
    arguments: [
      (nil, true), ("[]", true), ("1", true), (#"{"b": 1}"#, true), (#"{"a": 1}"#, false),
      (#"[{"a": 1}, {}]"#, true),
    ] as [(String?, Bool)])
  func noEnrichmentRowCountsAsMissing(_ rows: String?, _ isNull: Bool) throws {
    let event = try Evaluation.event(
      rows.map { #"{"p_enrichment": {"T": {"S": \#($0)}}}"# } ?? "{}")
    #expect(Evaluation.holds(Self.enrichment(.isNull, .none, negated: false), event) == isNull)
  }

  @Test(arguments: 0..<20)
  func longListsAreSearchedAsShortOnes(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    func literal() -> Literal {
      let number = Int.random(in: 0..<60, using: &generator)
      if seed % 2 == 0 { return .number(number % 3 == 0 ? "\(number).0" : "\(number)") }
      return .string(
        Array(["", "a", "é", "\u{FFFF}", "\u{10000}"][number % 5].utf8)
          + Array("\(number / 5)".utf8))
    }
    for count in [0, 1, 11, 12, 13, 40] {
      let literals = (0..<count).map { _ in literal() }
      let whole = Evaluation.predicate(.isIn, .literals(literals))
      let single = Expression(
        id: NodeID(0), kind: .any(literals.map { Evaluation.predicate(.equals, .literal($0)) }))
      for _ in 0..<30 {
        let json =
          switch literal() {
          case .string(let text): "\"" + String(decoding: text, as: UTF8.self) + "\""
          case .number(let text): text
          case .bool(let value): "\(value)"
          }
        let event = try Evaluation.event(f: json)
        #expect(Evaluation.holds(whole, event) == Evaluation.holds(single, event))
        let list = try Evaluation.event(f: "[null, [], \(json)]")
        #expect(Evaluation.holds(whole, list) == Evaluation.holds(single, event))
      }
    }
  }

  @Test func aLongListOfSeveralKindsIsStillAList() throws {
    let literals: [Literal] = (0..<20).map { $0 % 2 == 0 ? .number("\($0)") : .bool($0 % 4 == 1) }
    let expression = Evaluation.predicate(.isIn, .literals(literals))
    #expect(Evaluation.holds(expression, try Evaluation.event(f: "true")))
    #expect(Evaluation.holds(expression, try Evaluation.event(f: "18")))
    #expect(!Evaluation.holds(expression, try Evaluation.event(f: "19")))
  }

  @Test func namesMatchExactlyOrFolded() throws {
    let event = try Evaluation.event(#"{"F": 1}"#)
    var path = Evaluation.path("f")
    #expect(Evaluation.holds(Evaluation.predicate(.exists, on: path), event))
    path.names = .exact
    #expect(!Evaluation.holds(Evaluation.predicate(.exists, on: path), event))
  }

  @Test func aLiteralThatIsNoNumberIsEqualToNothing() throws {
    let event = try Evaluation.event(f: "1")
    let expression = Evaluation.predicate(.equals, .literal(.number("one")))
    #expect(!Evaluation.holds(expression, event))
  }
}
