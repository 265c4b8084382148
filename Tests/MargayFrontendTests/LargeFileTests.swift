import MargayDiagnostics
import MargayFrontend
import Testing

/// Files of nearly the greatest size whose parts are many: time must not grow with the square of their number.
@Suite("Large files", .timeLimit(.minutes(1)))
struct LargeFileTests {
  private static let head = """
    AnalysisType: rule
    RuleID: Example.Rule
    Enabled: true
    Severity: High
    LogTypes: [Example.Log]

    """
  private static let detection =
    "Detection:\n  - {Key: a, Condition: Equals, Value: x}\n"

  /// A file with many items, and how many diagnostics it has.
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let body: String
    let findings: Int
  }

  private static func items(_ count: Int, _ item: (Int) -> String) -> String {
    (0..<count).map(item).joined()
  }

  static let cases = [
    Case(
      testDescription: "numbers in Values",
      body: "Detection:\n  - Key: a\n    Condition: IsIn\n    Values: ["
        + items(90_000) { "\($0), " } + "]\n", findings: 0),
    Case(
      testDescription: "texts in Values",
      body: "Detection:\n  - Key: a\n    Condition: IsIn\n    Values: ["
        + items(90_000) { "s\($0), " } + "]\n", findings: 0),
    Case(
      testDescription: "tags", body: detection + "Tags: [" + items(90_000) { "s\($0), " } + "]\n",
      findings: 0),
    Case(
      testDescription: "unknown keys of an expression",
      body: "Detection:\n  - Key: a\n    Condition: Exists\n" + items(40_000) { "    k\($0): 1\n" },
      findings: 40_000),
    Case(
      testDescription: "unknown keys of a test",
      body: detection + "Tests:\n  - Name: a\n    ExpectedResult: false\n    Log: {}\n"
        + items(40_000) { "    k\($0): 1\n" }, findings: 40_000),
    Case(
      testDescription: "braces in a title",
      body: detection + "AlertTitle: '" + items(100_000) { _ in "} " } + "'\n", findings: 100_000),
    Case(
      testDescription: "expectations",
      body: detection + "Tests:\n"
        + items(8_000) { "  - {Name: n\($0), ExpectedResult: true, Log: {a: x}}\n" }
        + "x-margay:\n  Expect:\n" + items(8_000) { "    n\($0): {Title: q}\n" }, findings: 0),
    Case(
      testDescription: "expectations of unknown tests",
      body: detection + "Tests:\n"
        + items(8_000) { "  - {Name: n\($0), ExpectedResult: true, Log: {a: x}}\n" }
        + "x-margay:\n  Expect:\n" + items(8_000) { "    m\($0): {Title: q}\n" }, findings: 8_000),
  ]

  @Test("many parts of one kind", arguments: cases)
  func manyParts(_ large: Case) {
    let file = SourceFile(path: "large.yml", text: LargeFileTests.head + large.body)
    #expect(DetectionReader.read(file).diagnostics.count == large.findings)
  }
}
