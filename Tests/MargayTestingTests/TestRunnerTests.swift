import MargayDiagnostics
import MargayIR
import MargayKit
import MargayTesting
import Testing

@Suite("Running the tests of rules")
struct TestRunnerTests {
  private static let logic = """
    Detection:
      - Key: a
        Condition: Equals
        Value: 1
    """

  private static let tests = """
    Tests:
      - Name: one
        ExpectedResult: true
        Log: {a: 1}
      - Name: two
        ExpectedResult: false
        Log: {a: 2}
    """

  private func statuses(_ report: TestReport) -> [String] { report.rules.map(\.line) }

  @Test(
    "the result of filters and logic counts, whatever else the rule says",
    arguments: [
      "", "CreateAlert: false", "Threshold: 100", "DedupPeriodMinutes: 5", "OutputIds: [x]",
      "Status: Experimental",
    ])
  func irrelevantKeys(_ key: String) {
    let report = RuleTexts.report([
      RuleTexts.rule("R", [key, Self.logic, Self.tests].joined(separator: "\n"))
    ])
    #expect(statuses(report) == ["R passed"])
    #expect(report.summary.passedTests == 2)
  }

  @Test("each test has its own log type, whatever the test before has")
  func logTypes() {
    let report = RuleTexts.report([
      RuleTexts.rule(
        "R",
        """
        Detection:
          - {Key: p_log_type, Condition: Equals, Value: B}
        AlertTitle: "{p_log_type}"
        Tests:
          - {Name: one, ExpectedResult: true, Log: {a: 1}, LogType: B}
          - {Name: two, ExpectedResult: false, Log: {a: 1}, LogType: A}
          - {Name: three, ExpectedResult: true, Log: {p_log_type: B}}
          - {Name: four, ExpectedResult: false, Log: {p_log_type: A}}
          - {Name: five, ExpectedResult: true, Log: {a: 1}, LogType: B}
        """)
    ])
    #expect(statuses(report) == ["R passed"])
    #expect(report.rules[0].tests.compactMap(\.alert?.title) == ["B", "B", "B"])
  }

  @Test("disabled rules are tested")
  func disabled() {
    var text = RuleTexts.rule("R", Self.logic + "\n" + Self.tests)
    text = text.replacing("Enabled: true", with: "Enabled: false")
    #expect(statuses(RuleTexts.report([text])) == ["R passed"])
    text = text.replacing("ExpectedResult: false", with: "ExpectedResult: true")
    #expect(statuses(RuleTexts.report([text])) == ["R failed"])
  }

  @Test("scheduled rules are tested")
  func scheduled() {
    let text = RuleTexts.rule("R", Self.logic + "\n" + Self.tests)
      .replacing("AnalysisType: rule", with: "AnalysisType: scheduled_rule")
      .replacing("LogTypes: [Example.Log]", with: "ScheduledQueries: [q]")
    #expect(statuses(RuleTexts.report([text])) == ["R passed"])
  }

  @Test(
    "inline filters decide before the detection",
    arguments: [
      ("keep", true, [String]()), ("drop", false, ["inlineFilter"]),
    ])
  func filters(_ source: String, _ matches: Bool, _ stages: [String]) {
    let report = RuleTexts.report([
      RuleTexts.rule(
        "R",
        """
        InlineFilters:
          - KeyPath: source
            Condition: Equals
            Value: keep
        Detection:
          - Key: a
            Condition: Exists
        Tests:
          - Name: t
            ExpectedResult: true
            Log: {a: 1, source: \(source)}
        """)
    ])
    #expect(report.rules[0].tests[0].actual == matches)
    #expect(report.rules[0].tests[0].failures.map(\.stage.rawValue) == stages)
    #expect((report.rules[0].tests[0].alert != nil) == matches)
  }

  @Test(
    "the log type of a test: its own, the log's, the rule's only one",
    arguments: [
      ("[A]", "", "{x: 1}", "A"),
      ("[A]", "", "{p_log_type: B}", "B"),
      ("[A]", "LogType: C", "{p_log_type: B}", "C"),
      ("[A]", "LogType: C", "{x: 1}", "C"),
      ("[A, B]", "", "{x: 1}", "<p_log_type not found>"),
      ("[A, B]", "", "{p_log_type: B}", "B"),
      ("[A]", "", "{p_log_type: null}", "A"),
    ])
  func logTypes(_ types: String, _ key: String, _ log: String, _ title: String) {
    let text = RuleTexts.rule(
      "R",
      """
      AlertTitle: '{p_log_type}'
      Detection:
        - Condition: AlwaysTrue
      Tests:
        - Name: t
          ExpectedResult: true
          Log: \(log)
          \(key)
      """
    ).replacing("[Example.Log]", with: types)
    let report = RuleTexts.report([text])
    #expect(report.rules.map(\.line) == ["R passed"])
    #expect(report.rules.first?.tests.first?.alert?.title == title)
  }

  @Test("a derived rule runs inherited tests against its own filters and severity")
  func derived() {
    let base = RuleTexts.rule("Base", Self.logic + "\n" + Self.tests)
    let report = RuleTexts.report([
      base,
      """
      AnalysisType: rule
      RuleID: Same
      BaseDetection: Base
      Severity: Critical
      """,
      """
      AnalysisType: rule
      RuleID: Narrow
      BaseDetection: Base
      InlineFilters:
        - KeyPath: env
          Condition: Equals
          Value: production
      """,
      """
      AnalysisType: rule
      RuleID: Cleared
      BaseDetection: Base
      Tests: []
      """,
    ])
    #expect(
      report.rules.map(\.line) == [
        "Base passed", "Same passed", "Narrow failed", "Cleared noTests",
      ])
    #expect(report.rules[1].tests[0].alert?.severity == .critical)
    #expect(report.rules[2].tests[0].place.file.path == "0.yml")
    #expect(report.rules[2].tests[0].failures[0].causes[0].place?.file.path == "2.yml")
    #expect(report.rules.map(\.style) == [.yaml, .derived, .derived, .derived])
  }

  @Test("what was not run is counted apart and never as passed")
  func counting() {
    let python = """
      AnalysisType: rule
      RuleID: Python
      Filename: rule.py
      Enabled: true
      Severity: Low
      LogTypes: [A]
      """
    let policy =
      "AnalysisType: policy\nPolicyID: Policy\nEnabled: true\nSeverity: Low\nFilename: p.py\n"
    let report = RuleTexts.report([
      RuleTexts.rule("Good", Self.logic + "\n" + Self.tests),
      RuleTexts.rule("Bad", Self.logic + "\n" + Self.tests.replacing("{a: 2}", with: "{a: 1}")),
      RuleTexts.rule("Bare", Self.logic),
      RuleTexts.rule("Broken", Self.logic.replacing("Equals", with: "Equls") + "\n" + Self.tests),
      python, python.replacing("Python", with: "Python2"), policy,
      "AnalysisType: rule\nRuleID: [\n",
    ])
    #expect(
      report.rules.map(\.line) == [
        "Good passed", "Bad failed", "Bare noTests", "Broken failed its file has an error",
        "Python notRun Python rule", "Python2 notRun Python rule", "Policy notRun policy",
        "- failed its file has an error",
      ])
    let summary = report.summary
    #expect(summary.passedRules == 1)
    #expect(summary.failedRules == 3)
    #expect(summary.invalidRules == 2)
    #expect(summary.rulesWithoutTests == 1)
    #expect(summary.rulesNotRun == 3)
    #expect(summary.notRun.map { "\($0.count) \($0.reason)" } == ["2 Python rule", "1 policy"])
    #expect(summary.passedTests == 3)
    #expect(summary.failedTests == 1)
    #expect(report.hasFailures)
    #expect(report.diagnostics.map(\.file.path) == ["3.yml", "7.yml"])
  }

  @Test("rules that are not run or have no tests are no failures")
  func noFailures() {
    let report = RuleTexts.report([
      RuleTexts.rule("Bare", Self.logic), "AnalysisType: pack\nPackID: P\n",
    ])
    #expect(report.rules.map(\.line) == ["Bare noTests", "- notRun pack"])
    #expect(!report.hasFailures)
    #expect(report.summary.passedRules == 0)
  }

  @Test("a derived rule whose base is broken is invalid")
  func brokenBase() {
    let report = RuleTexts.report([
      RuleTexts.rule("Base", "Detection: 1"),
      "AnalysisType: rule\nRuleID: D\nBaseDetection: Base\n",
    ])
    #expect(
      report.rules.map(\.line) == [
        "Base failed its file has an error", "D failed its file has no usable base",
      ])
    #expect(report.summary.invalidRules == 2)
  }

  @Test(
    "the number of tests that is asked for",
    arguments: [
      (0, [Bool](), nil),
      (1, [], "it has no tests, at least 1 wanted"),
      (1, [true], nil),
      (1, [false], nil),
      (2, [true], "it has 1 test, at least 2 wanted"),
      (2, [true, true], "it has no test that expects no match"),
      (2, [false, false], "it has no test that expects a match"),
      (2, [true, false], nil),
      (3, [true, false], "it has 2 tests, at least 3 wanted"),
      (3, [true, false, true], nil),
    ] as [(Int, [Bool], String?)])
  func minimumTests(_ minimum: Int, _ expected: [Bool], _ reason: String?) {
    let tests = expected.enumerated().map { index, result in
      "  - {Name: t\(index), ExpectedResult: \(result), Log: {a: \(result ? 1 : 2)}}\n"
    }
    let text = RuleTexts.rule(
      "R", Self.logic + (tests.isEmpty ? "" : "\nTests:\n" + tests.joined()))
    let report = RuleTexts.report([text], options: TestRunner.Options(minimumTests: minimum))
    #expect(report.rules[0].reason == reason)
    #expect(report.hasFailures == (reason != nil))
    #expect(
      report.rules[0].status == (reason != nil ? .failed : tests.isEmpty ? .noTests : .passed))
    #expect(report.summary.passedTests == tests.count)
    #expect(!report.rules[0].isInvalid)
  }

  @Test(
    "tests are chosen by name; rules without one are left out",
    arguments: [
      ("one", ["Good passed"], 1), ("t*", ["Good passed"], 1), ("*", ["Good passed"], 2),
      ("none", [], 0), ("One", [], 0),
    ])
  func testNames(_ name: String, _ expected: [String], _ count: Int) {
    let report = RuleTexts.report(
      [
        RuleTexts.rule("Good", Self.logic + "\n" + Self.tests), RuleTexts.rule("Bare", Self.logic),
        "AnalysisType: pack\nPackID: P\n", RuleTexts.rule("Broken", "Detection: 1"),
      ], options: TestRunner.Options(testName: GlobPattern(name)))
    #expect(report.rules.map(\.line) == expected + ["Broken failed its file has an error"])
    #expect(report.summary.passedTests == count)
  }

  @Test("the number of tests is that of the rule, not of those chosen by name")
  func minimumAndName() {
    let report = RuleTexts.report(
      [RuleTexts.rule("Good", Self.logic + "\n" + Self.tests)],
      options: TestRunner.Options(testName: GlobPattern("one"), minimumTests: 2))
    #expect(report.rules.map(\.line) == ["Good passed"])
  }

  @Test("a log that grows over the limit of events fails its test")
  func hugeLog() {
    let part = String(repeating: "x", count: 900_000)
    let text = RuleTexts.rule(
      "R",
      """
      Detection:
        - Condition: AlwaysTrue
      Tests:
        - Name: t
          ExpectedResult: true
          Log: {a: &a \(part), b: *a, c: *a, d: *a, e: *a}
      """)
    let report = RuleTexts.report([text])
    #expect(report.rules.map(\.line) == ["R failed"])
    #expect(
      report.rules.first?.tests.first?.failures.map(\.message) == [
        "its Log cannot be read: the event is longer than 4 MiB"
      ])
  }
}
