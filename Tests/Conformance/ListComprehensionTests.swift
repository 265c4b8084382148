import MargayDiagnostics
import MargayFrontend
import MargayIR
import Testing

/// List comprehensions: counting, nesting, paths relative to the element (language reference, sections 2 and 3).
@Suite("List comprehensions")
struct ListComprehensionTests {
  /// The value of `l` and what each quantifier gives for it, with the element's `f` equal to 1.
  struct Count: Sendable, CustomTestStringConvertible {
    var list: String?
    /// AnyElement, AllElements, OnlyOneElement, NoElement.
    var results: [Bool]
    var testDescription: String { list ?? "missing" }

    init(_ list: String?, _ any: Bool, _ all: Bool, _ onlyOne: Bool, _ none: Bool) {
      self.list = list
      results = [any, all, onlyOne, none]
    }
  }

  @Test(
    "quantifiers count the elements that match",
    arguments: [
      Count(#"[{"f":1}]"#, true, true, true, false),
      Count(#"[{"f":1},{"f":1}]"#, true, true, false, false),
      Count(#"[{"f":1},{"f":2}]"#, true, false, true, false),
      Count(#"[{"f":2},{"f":1},{"f":1}]"#, true, false, false, false),
      Count(#"[{"f":2}]"#, false, false, false, true),
      Count(#"[null,1,"x",{}]"#, false, false, false, true),
      Count(#"[{"F":1}]"#, true, true, true, false),
      // Missing, null or not a list counts as the empty list.
      Count("[]", false, true, false, true),
      Count(nil, false, true, false, true),
      Count("null", false, true, false, true),
      Count(#"{"f":1}"#, false, true, false, true),
      Count(#""x""#, false, true, false, true),
      Count("1", false, true, false, true),
    ])
  func counts(_ test: Count) throws {
    let event = test.list.map { "{\"l\":\($0),\"f\":1}" } ?? #"{"f":1}"#
    for (quantifier, wanted) in zip(ElementQuantifier.allCases, test.results) {
      let rule = try RuleText.compile(
        RuleText.detection(
          "{Key: l, Condition: \(quantifier.rawValue), Expressions: "
            + "[{Key: f, Condition: Equals, Value: 1}]}"))
      #expect(
        (try RuleText.outcome(rule, event) == .matched) == wanted, "\(quantifier.rawValue)")
    }
  }

  /// A match expression on `l`, and events for which it holds or does not.
  struct Case: Sendable, CustomTestStringConvertible {
    var expression: String
    var yes: [String]
    var no: [String]
    var testDescription: String { expression }
  }

  static let cases: [Case] = [
    // A bare list of Expressions is All.
    Case(
      expression: "{Key: l, Condition: AnyElement, Expressions: "
        + "[{Key: a, Condition: Equals, Value: 1}, {Key: b, Condition: Equals, Value: 2}]}",
      yes: [#"{"l":[{"a":1,"b":2}]}"#],
      no: [#"{"l":[{"a":1},{"b":2}]}"#, #"{"l":[{"a":1}],"b":2}"#]),
    // The full grammar stands inside.
    Case(
      expression: "{Key: l, Condition: AllElements, Expressions: [{OnlyOne: "
        + "[{Key: a, Condition: Exists}, {Key: b, Condition: Exists}]}]}",
      yes: [#"{"l":[{"a":1},{"b":1}]}"#, #"{"l":[{"a":null}]}"#],
      no: [#"{"l":[{"a":1,"b":1}]}"#, #"{"l":[{}]}"#]),
    Case(
      expression: "{Key: l, Condition: AnyElement, Expressions: "
        + "[{Condition: Equals, Values: [{Key: a}, {KeyPath: b.c}]}]}",
      yes: [#"{"l":[{"a":1,"b":{"c":1.0}}],"a":2}"#],
      no: [#"{"l":[{"a":1,"b":{"c":2}}],"b":{"c":1}}"#, #"{"l":[{}]}"#]),
    Case(
      expression: "{Key: l, Condition: OnlyOneElement, Expressions: [{Condition: AlwaysTrue}]}",
      yes: [#"{"l":[null]}"#], no: [#"{"l":[]}"#, #"{"l":[null,null]}"#]),
    // Nested: paths are relative to the innermost element.
    Case(
      expression: "{Key: l, Condition: AnyElement, Expressions: [{KeyPath: m, Condition: "
        + "AllElements, Expressions: [{Key: f, Condition: Equals, Value: 1}]}]}",
      yes: [#"{"l":[{"m":[{"f":1},{"f":1}]}]}"#, #"{"l":[{"m":[{"f":2}]},{"m":[]}]}"#],
      no: [#"{"l":[{"m":[{"f":1},{"f":2}]}]}"#, #"{"l":[]}"#, #"{"l":[{"f":1,"m":[{}]}]}"#]),
    Case(
      expression: "{Key: l, Condition: NoElement, Expressions: [{Key: m, Condition: NoElement, "
        + "Expressions: [{KeyPath: '@', Condition: Equals, Value: 1}]}]}",
      yes: [#"{"l":[{"m":[1]},{"m":[2,1]}]}"#, #"{"l":[]}"#],
      no: [#"{"l":[{"m":[1]},{"m":[2]}]}"#, #"{"l":[{}]}"#]),
    // The element itself.
    Case(
      expression: "{Key: l, Condition: AnyElement, Expressions: "
        + "[{KeyPath: '@', Condition: StartsWith, Value: a}]}",
      yes: [#"{"l":["b","ab"]}"#], no: [#"{"l":["b"]}"#, #"{"l":[["ab"]]}"#, #"{"l":"ab"}"#]),
    Case(
      expression: "{Key: l, Condition: AnyElement, Expressions: "
        + "[{KeyPath: '@', Condition: IsNull}]}",
      yes: [#"{"l":[1,null]}"#], no: [#"{"l":[1]}"#, #"{"l":[]}"#, #"{"l":null}"#]),
    Case(
      expression: "{Key: l, Condition: AllElements, Expressions: "
        + "[{KeyPath: '@.f', Condition: Equals, Value: 1}]}",
      yes: [#"{"l":[{"f":1}],"f":2}"#], no: [#"{"l":[{"f":2}],"f":1}"#]),
    Case(
      expression: "{Key: l, Condition: AnyElement, Expressions: "
        + "[{KeyPath: '@[0]', Condition: Equals, Value: 1}]}",
      yes: [#"{"l":[[2],[1,2]]}"#], no: [#"{"l":[[2,1]]}"#, #"{"l":[1]}"#]),
    // Lists in lists, each level an `@`.
    Case(
      expression: "{Key: l, Condition: AnyElement, Expressions: [{KeyPath: '@', Condition: "
        + "AllElements, Expressions: [{KeyPath: '@', Condition: IsGreaterThan, Value: 1}]}]}",
      yes: [#"{"l":[[1],[2,3]]}"#, #"{"l":["x"]}"#], no: [#"{"l":[[1,2],[3,1]]}"#]),
    // Wildcards in the subject: nulls drop out, and the list exists where it is empty.
    Case(
      expression: "{KeyPath: 'l[*].m', Condition: AllElements, Expressions: "
        + "[{KeyPath: '@', Condition: Equals, Value: 1}]}",
      yes: [#"{"l":[{"m":1},{},{"m":null},{"m":1}]}"#, #"{"l":[]}"#, #"{"l":1}"#],
      no: [#"{"l":[{"m":1},{"m":2}]}"#, #"{"l":[{"m":[1]}]}"#]),
    Case(
      expression: "{KeyPath: 'l[*].m[*]', Condition: OnlyOneElement, Expressions: "
        + "[{KeyPath: '@', Condition: Equals, Value: 1}]}",
      yes: [#"{"l":[{"m":[1]},{"m":[2,3]}]}"#], no: [#"{"l":[{"m":[1]},{"m":[1]}]}"#]),
    Case(
      expression: "{KeyPath: 'l[*]', Condition: OnlyOneElement, Expressions: [{Condition: "
        + "AlwaysTrue}]}",
      yes: [#"{"l":[null,1]}"#], no: [#"{"l":[null]}"#, #"{"l":[1,2]}"#]),
    // Wildcards inside Expressions.
    Case(
      expression: "{Key: l, Condition: AnyElement, Expressions: "
        + "[{KeyPath: 'm[*].f', Condition: IsIn, Values: [1]}]}",
      yes: [#"{"l":[{"m":[{"f":2},{"f":1}]}]}"#], no: [#"{"l":[{"m":[{"f":2}]}],"m":[{"f":1}]}"#]),
    Case(
      expression: "{Key: l, Condition: AnyElement, Expressions: "
        + "[{KeyPath: '@[*]', Condition: Contains, Value: 1}]}",
      yes: [#"{"l":[[2],[null,1]]}"#], no: [#"{"l":[1,[[1]]]}"#]),
    Case(
      expression: "{Key: l, Condition: AnyElement, Expressions: "
        + "[{KeyPath: '[*].f', Condition: Contains, Value: 1}]}",
      yes: [#"{"l":[[{"f":1}]]}"#], no: [#"{"l":[{"f":1}]}"#]),
    // Two lists of different elements, gathered one after the other.
    Case(
      expression: "{Key: l, Condition: AllElements, Expressions: [{Condition: Equals, "
        + "Values: [{KeyPath: 'a[*].x'}, {KeyPath: 'b[*].x'}]}]}",
      yes: [
        #"{"l":[{"a":[{"x":1},{"x":2}],"b":[{"x":1},{},{"x":2}]},{"a":[],"b":[null]}]}"#
      ],
      no: [#"{"l":[{"a":[{"x":1},{"x":2}],"b":[{"x":2},{"x":1}]}]}"#]),
    // A DeepKey and a Key are relative too.
    Case(
      expression: "{DeepKey: [l, 0], Condition: AnyElement, Expressions: "
        + "[{DeepKey: [f, -1], Condition: Equals, Value: 1}]}",
      yes: [#"{"l":[[{"f":[2,1]}]]}"#], no: [#"{"l":[{"f":[2,1]}]}"#]),
  ]

  @Test("expressions look at elements", arguments: cases)
  func elements(_ test: Case) throws {
    let rule = try RuleText.compile(RuleText.detection(test.expression))
    for event in test.yes { #expect(try RuleText.outcome(rule, event) == .matched, "\(event)") }
    for event in test.no { #expect(try RuleText.outcome(rule, event) == .notMatched, "\(event)") }
  }

  @Test("the element stands only inside Expressions")
  func elementOutside() throws {
    for condition in ["{KeyPath: '@', Condition: Exists}", "{KeyPath: '@.a', Condition: Exists}"] {
      let diagnostic = try RuleText.onlyDiagnostic(of: RuleText.detection(condition), condition)
      #expect(diagnostic.kind == FrontendDiagnostics.elementOutsideExpressions)
    }
  }
}
