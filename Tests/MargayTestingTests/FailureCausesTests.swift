import MargayDiagnostics
import MargayKit
import MargayTesting
import Testing

@Suite("Why a test failed")
struct FailureCausesTests {
  /// A detection, an event, and the sentences that explain the unexpected result.
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let detection: String
    let log: String
    let sentences: [String]
    var testDescription: String { name }
  }

  static let cases = [
    Case(
      name: "false children of All",
      detection: """
        - {Key: a, Condition: Equals, Value: x}
        - {Key: b, Condition: IsGreaterThan, Value: 5}
        - {Key: c, Condition: Exists}
        """, log: "{a: x, b: 3}",
      sentences: [
        "b IsGreaterThan 5 is false: 3 is not greater than 5",
        "c Exists is false: the value is missing",
      ]),
    Case(
      name: "a kind that does not fit",
      detection: "- {Key: a, Condition: StartsWith, Value: x}", log: "{a: 1}",
      sentences: ["a StartsWith 'x' is false: the value is a number, not a string"]),
    Case(
      name: "every child of Any",
      detection: """
        - Any:
            - {Key: a, Condition: Equals, Value: x}
            - {Key: a, Condition: Equals, Value: y}
        """, log: "{a: z}",
      sentences: [
        "a Equals 'x' is false: 'z' does not equal 'x'",
        "a Equals 'y' is false: 'z' does not equal 'y'",
      ]),
    Case(
      name: "the child of None that holds",
      detection: """
        - None:
            - {Key: a, Condition: Equals, Value: x}
            - {Key: b, Condition: Exists}
        """, log: "{b: 1}", sentences: ["b Exists is true: the value is a number"]),
    Case(
      name: "no element where one is wanted",
      detection: """
        - {Key: a, Condition: OnlyOneElement, Expressions: [{KeyPath: '@', Condition: Equals, Value: x}]}
        """, log: "{a: [y]}",
      sentences: [
        "a OnlyOneElement is false: 0 of 1 elements match",
        "in element 0, @ Equals 'x' is false: 'y' does not equal 'x'",
      ]),
    Case(
      name: "OnlyOne of which two hold",
      detection: """
        - OnlyOne:
            - {Key: a, Condition: Exists}
            - {Key: b, Condition: Exists}
            - {Key: c, Condition: Exists}
        """, log: "{a: x, b: 1}",
      sentences: [
        "OnlyOne is false: 2 of 3 hold", "a Exists is true: the value is a string",
        "b Exists is true: the value is a number",
      ]),
    Case(
      name: "OnlyOne of which none holds",
      detection: """
        - OnlyOne:
            - {Key: a, Condition: Exists}
        """, log: "{b: 1}", sentences: ["a Exists is false: the value is missing"]),
    Case(
      name: "nested down to the condition",
      detection: """
        - All:
            - Any:
                - None:
                    - {Key: a, Condition: Exists}
        """, log: "{a: 1}", sentences: ["a Exists is true: the value is a number"]),
    Case(
      name: "a constant", detection: "- Condition: AlwaysFalse", log: "{a: 1}",
      sentences: ["AlwaysFalse is false"]),
    Case(
      name: "an empty combinator", detection: "- Any: []", log: "{a: 1}",
      sentences: ["Any is false: there is nothing under it"]),
    Case(
      name: "elements of a list",
      detection: """
        - KeyPath: list
          Condition: AnyElement
          Expressions:
            - {Key: n, Condition: Equals, Value: 1}
        """, log: "{list: [{n: 2}, {}, {n: 3}, {n: 4}]}",
      sentences: [
        "list AnyElement is false: 0 of 4 elements match",
        "in element 0, @.n Equals 1 is false: 2 does not equal 1",
        "in element 1, @.n Equals 1 is false: the value is missing",
        "in element 2, @.n Equals 1 is false: 3 does not equal 1",
      ]),
    Case(
      name: "the element that spoils AllElements",
      detection: """
        - KeyPath: list
          Condition: AllElements
          Expressions:
            - {KeyPath: '@', Condition: Equals, Value: 1}
        """, log: "{list: [1, 2, 1]}",
      sentences: [
        "list AllElements is false: 2 of 3 elements match",
        "in element 1, @ Equals 1 is false: 2 does not equal 1",
      ]),
    Case(
      name: "the element that spoils NoElement",
      detection: """
        - KeyPath: list
          Condition: NoElement
          Expressions:
            - {KeyPath: '@', Condition: Equals, Value: 1}
        """, log: "{list: [2, 1]}",
      sentences: [
        "list NoElement is false: 1 of 2 elements match",
        "in element 1, @ Equals 1 is true: 1 equals 1",
      ]),
    Case(
      name: "the elements that spoil OnlyOneElement",
      detection: """
        - KeyPath: list
          Condition: OnlyOneElement
          Expressions:
            - {KeyPath: '@', Condition: Equals, Value: 1}
        """, log: "{list: [1, 2, 1]}",
      sentences: [
        "list OnlyOneElement is false: 2 of 3 elements match",
        "in element 0, @ Equals 1 is true: 1 equals 1",
        "in element 2, @ Equals 1 is true: 1 equals 1",
      ]),
    Case(
      name: "no list at all",
      detection: """
        - KeyPath: list
          Condition: AnyElement
          Expressions:
            - {KeyPath: '@', Condition: Equals, Value: 1}
        """, log: "{a: 1}",
      sentences: ["list AnyElement is false: missing, so it has no elements"]),
    Case(
      name: "an unexpected match names what held",
      detection: """
        - {Key: a, Condition: Equals, Value: x}
        - Any:
            - {Key: b, Condition: Exists}
            - {Key: a, Condition: DoesNotEqual, Value: y}
        """, log: "{a: x}",
      sentences: [
        "a Equals 'x' is true: 'x' equals 'x'",
        "a DoesNotEqual 'y' is true: 'x' does not equal 'y'",
      ]),
  ]

  private func failures(_ one: Case) -> [TestFailure] {
    func report(_ expected: Bool) -> TestReport {
      RuleTexts.report([
        RuleTexts.rule(
          "R",
          """
          Detection:
          \(one.detection)
          Tests:
            - Name: t
              ExpectedResult: \(expected)
              Log: \(one.log)
          """)
      ])
    }
    let failed = [true, false].map(report).first { $0.hasFailures }
    return failed?.rules.first?.tests.first?.failures ?? []
  }

  @Test("the expressions that explain the result", arguments: cases)
  func sentences(_ one: Case) {
    let failures = failures(one)
    #expect(failures.count == 1)
    #expect(failures.first?.stage == .detection)
    #expect(failures.first?.causes.map(\.sentence) == one.sentences)
  }

  @Test("the first cause has its parts and its place")
  func parts() throws {
    let failure = try #require(failures(Self.cases[0]).first)
    let cause = try #require(failure.causes.first)
    #expect(cause.path == "b")
    #expect(cause.condition == "IsGreaterThan")
    #expect(cause.operand == "5")
    #expect(cause.value == "3")
    let place = try #require(cause.place)
    #expect(place.file.text(place.range).hasPrefix("{Key: b"))
    #expect(
      failure.description
        == "a match is expected, but the detection is false: "
        + Self.cases[0].sentences.joined(separator: "; "))
  }
}
