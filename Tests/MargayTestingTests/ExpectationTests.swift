import MargayDiagnostics
import MargayKit
import MargayTesting
import Testing

@Suite("Expected alert fields")
struct ExpectationTests {
  private static let rule = """
    Description: A description
    Reference: https://example.org/
    Runbook: Look
    OutputIds: [pager, mail]
    AlertTitle: 'Title {a}'
    GroupBy:
      - Key: a
    DynamicSeverities:
      - ChangeTo: high
        Conditions:
          - {Key: a, Condition: Equals, Value: 1}
    AlertContext:
      - {KeyName: whole, KeyValue: {Key: whole}}
      - {KeyName: number, KeyValue: {Key: a}}
    Detection:
      - {Key: a, Condition: Exists}
    Tests:
      - Name: t
        ExpectedResult: true
        Log: {a: 1, whole: {x: [1, null], y: e}}
    """

  private func failures(_ expectation: String) -> [TestFailure] {
    let report = RuleTexts.report([
      RuleTexts.rule(
        "R",
        """
        \(Self.rule)
        x-margay:
          Expect:
            t: \(expectation)
        """)
    ])
    #expect(report.diagnostics.isEmpty)
    return report.rules.first?.tests.first?.failures ?? []
  }

  @Test(
    "fields that are as expected pass",
    arguments: [
      "{Title: Title 1}", "{Dedup: '1'}", "{Severity: High}", "{Description: A description}",
      "{Reference: 'https://example.org/'}", "{Runbook: Look}", "{Destinations: [pager, mail]}",
      "{AlertContext: {whole: {x: [1, null], y: e}, number: 1}}",
      "{AlertContext: {number: 1.0, whole: {y: e, x: [1.0, null]}}}",
      "{Title: Title 1, Dedup: '1', Severity: High}",
    ])
  func equal(_ expectation: String) {
    #expect(failures(expectation).map(\.message) == [])
  }

  @Test(
    "fields that differ fail",
    arguments: [
      ("{Title: title 1}", "Title is not as expected", "title 1", "Title 1"),
      ("{Dedup: '2'}", "Dedup is not as expected", "2", "1"),
      ("{Severity: Medium}", "Severity is not as expected", "Medium", "High"),
      ("{Description: ''}", "Description is not as expected", "", "A description"),
      ("{Reference: x}", "Reference is not as expected", "x", "https://example.org/"),
      ("{Runbook: look}", "Runbook is not as expected", "look", "Look"),
      (
        "{Destinations: [mail, pager]}", "Destinations is not as expected", #"["mail","pager"]"#,
        #"["pager","mail"]"#
      ),
      (
        "{AlertContext: {number: 2}}",
        "AlertContext is not as expected: 'number' differs, 'whole' is not expected",
        #"{"number":2}"#, #"{"whole":{"x":[1,null],"y":"e"},"number":1}"#
      ),
      (
        "{AlertContext: {number: 1, whole: {x: [1, null], y: e}, more: null}}",
        "AlertContext is not as expected: 'more' is missing",
        #"{"number":1,"whole":{"x":[1,null],"y":"e"},"more":null}"#,
        #"{"whole":{"x":[1,null],"y":"e"},"number":1}"#
      ),
      (
        "{AlertContext: {number: 1, whole: {x: [null, 1], y: e}}}",
        "AlertContext is not as expected: 'whole' differs",
        #"{"number":1,"whole":{"x":[null,1],"y":"e"}}"#,
        #"{"whole":{"x":[1,null],"y":"e"},"number":1}"#
      ),
    ])
  func different(_ expectation: String, _ message: String, _ expected: String, _ actual: String) {
    let failures = failures(expectation)
    #expect(failures.map(\.message) == [message])
    #expect(failures.map(\.stage) == [.expectation])
    #expect(failures.first?.causes.map(\.operand) == [expected])
    #expect(failures.first?.causes.map(\.value) == [actual])
  }

  @Test("every field that differs is a failure, in the order of the reference")
  func several() {
    let failures = failures("{AlertContext: {}, Severity: Low, Title: Title 1, Dedup: x}")
    #expect(failures.map { $0.causes[0].path } == ["Dedup", "Severity", "AlertContext"])
    #expect(
      failures[0].description == "Dedup is not as expected: expected x, actual 1")
  }

  @Test("the place of a failure is the expected value")
  func place() throws {
    let place = try #require(failures("{Title: other}").first?.causes.first?.place)
    #expect(place.file.text(place.range) == "other")
  }

  @Test("text is compared as bytes: a composed letter is not a decomposed one")
  func normalisation() {
    let report = RuleTexts.report([
      RuleTexts.rule(
        "R",
        """
        AlertTitle: "caf\\u00e9"
        Detection:
          - Condition: AlwaysTrue
        Tests:
          - {Name: t, ExpectedResult: true, Log: {a: 1}}
        x-margay:
          Expect:
            t: {Title: "cafe\\u0301"}
        """)
    ])
    #expect(report.summary.failedTests == 1)
  }

  @Test("no destinations and an empty list of them are the same")
  func noDestinations() {
    let report = RuleTexts.report([
      RuleTexts.rule(
        "R",
        """
        Detection:
          - Condition: AlwaysTrue
        Tests:
          - {Name: t, ExpectedResult: true, Log: {a: 1}}
        x-margay:
          Expect:
            t: {Destinations: []}
        """)
    ])
    #expect(report.summary.passedTests == 1)
  }

  @Test("a test with the wrong result fails for that alone")
  func wrongResult() {
    let report = RuleTexts.report([
      RuleTexts.rule(
        "R",
        """
        Detection:
          - Condition: AlwaysFalse
        Tests:
          - {Name: t, ExpectedResult: true, Log: {a: 1}}
        x-margay:
          Expect:
            t: {Title: x}
        """)
    ])
    #expect(report.rules.first?.tests.first?.failures.map(\.stage) == [.detection])
  }
}
