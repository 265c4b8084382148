import MargayDiagnostics
import MargayFrontend
import Testing

/// Unknown, misspelt and misplaced keys: one root cause is one finding, without those that would follow from it.
@Suite("Keys that do not belong")
struct KnownEntriesTests {
  static let cases = [
    // A key that is there already cannot have been meant.
    FindingCase("MG2003", "1️⃣Severty2️⃣: Low\n"),
    FindingCase("MG2003", "1️⃣Treshold2️⃣: 2\n", fixed: "Threshold: 2\n"),
    FindingCase(
      "MG2003", "Tests:\n  - {Name: a, 1️⃣Nme2️⃣: b, ExpectedResult: true, Log: {}}\n"),
    FindingCase(
      "MG2003", "Tests:\n  - {1️⃣Nme2️⃣: b, ExpectedResult: true, Log: {}}\n",
      fixed: "Tests:\n  - {Name: b, ExpectedResult: true, Log: {}}\n"),
    // What an unknown key was meant for is not missing too.
    FindingCase("MG2003", "Tests:\n  - {1️⃣Heading2️⃣: b, ExpectedResult: true, Log: {}}\n"),
    FindingCase("MG2004", "Tests:\n  - {1️⃣ExpectedResult2️⃣: true, Log: {}}\n"),
    // Tests that could not be read may be those that are expected of.
    FindingCase(
      "MG2008",
      "Tests:\n  - {Name: 1️⃣12️⃣, ExpectedResult: true, Log: {}}\nx-margay: {Expect: {one: {Title: a}}}\n",
      fixed:
        "Tests:\n  - {Name: \"1\", ExpectedResult: true, Log: {}}\nx-margay: {Expect: {one: {Title: a}}}\n"
    ),
  ]

  /// The reader asks for keys by their places in the table.
  @Test("the places of keys are those of the table")
  func places() {
    #expect(TopLevelKey.Index.allCases.count == TopLevelKey.all.count)
    for index in TopLevelKey.Index.allCases {
      let name = TopLevelKey.all[index.rawValue].name
      let expected = index == .extensions ? "x-margay" : "\(index)"
      #expect(name.lowercased() == expected.lowercased())
    }
  }

  @Test("a key that does not belong is one finding", arguments: cases)
  func unknown(_ one: FindingCase) throws { try one.check() }

  static let misplacedCases = [
    ("rule", "LogTypes: [A]\n", "    1️⃣Severity2️⃣: High\n", "Severity: High\n"),
    ("rule", "Severity: High\n", "    1️⃣LogTypes2️⃣: [A]\n", "LogTypes: [A]\n"),
    (
      "scheduled_rule", "Severity: High\n", "    1️⃣ScheduledQueries2️⃣: [q]\n",
      "ScheduledQueries: [q]\n"
    ),
  ]

  @Test("a required key that stands too far inside is not missing too", arguments: misplacedCases)
  func misplaced(_ type: String, _ other: String, _ line: String, _ moved: String) throws {
    let start = "AnalysisType: \(type)\nRuleID: A\nEnabled: true\n" + other
    let detection = "Detection: [{Condition: AlwaysTrue}]\n"
    let test = "Tests:\n  - Name: a\n    ExpectedResult: true\n    Log: {}\n"
    try FindingCase("MG2019", detection + test + line, fixed: detection + test + moved)
      .check(after: start)
  }

  @Test("the value of a misspelt key is checked as that of the key that was meant")
  func value() {
    let test = "Tests:\n  - {Name: a, ExpectedResults: 1, Log: {}}\n"
    let text = FindingCase.head + FindingCase.rest + "Treshold: 0\n" + test
    let found = DetectionReader.read(SourceFile(path: "a.yml", text: text)).diagnostics
    #expect(found.map(\.kind.code) == ["MG2003", "MG2014", "MG2003", "MG2005"])
  }

  @Test("an expectation of a test that a derived rule does not have")
  func derived() throws {
    try FindingCase(
      "MG5006", "x-margay: {Expect: {1️⃣Ann2️⃣: {Title: a}}}\n",
      fixed: "x-margay: {Expect: {\"Anna\": {Title: a}}}\n"
    ).check(
      after: "AnalysisType: rule\nRuleID: A\nBaseDetection: B\n"
        + "Tests: [{Name: Anna, ExpectedResult: true, Log: {}}]\n")
  }

  @Test("empty lists of a derived rule clear fields, which is no finding")
  func cleared() {
    let lists = ["AlertContext", "GroupBy", "DynamicSeverities", "Tests", "InlineFilters"]
    let body = lists.map { "\($0): []\n" }.joined()
    let derived = "AnalysisType: rule\nRuleID: A\nBaseDetection: B\n" + body
    #expect(DetectionReader.read(SourceFile(path: "a.yml", text: derived)).diagnostics.isEmpty)
    let alone = FindingCase.head + FindingCase.rest + body
    let found = DetectionReader.read(SourceFile(path: "a.yml", text: alone)).diagnostics
    #expect(found.map(\.kind.code) == ["MG2021", "MG2021", "MG2021", "MG2021"])
  }
}
