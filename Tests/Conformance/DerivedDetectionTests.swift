import MargayDiagnostics
import MargayFrontend
import MargayIR
import MargayKit
import MargayTesting
import TestSupport
import Testing

/// Derived detections over YAML bases (language reference, section 1).
@Suite("Derived detections")
struct DerivedDetectionTests {
  /// A key that a derived detection may write.
  struct Key: Sendable, CustomTestStringConvertible {
    let name: String
    /// What the base writes, and what the derived file writes.
    let base: String
    let own: String
    /// What is seen of the key in a rule.
    let shown: @Sendable (Detection) throws -> String
    var testDescription: String { name }

    init(
      _ name: String, _ base: String, _ own: String,
      _ shown: @escaping @Sendable (Detection) throws -> String
    ) {
      self.name = name
      self.base = base
      self.own = own
      self.shown = shown
    }
  }

  private static let event = #"{"a":"x","b":"y"}"#

  static let keys: [Key] = [
    Key("Enabled", "true", "false") { "\($0.metadata.isEnabled)" },
    Key("Severity", "Low", "High") { $0.metadata.severity.rawValue },
    Key("Description", "base", "own") { $0.metadata.description },
    Key("DedupPeriodMinutes", "15", "30") { "\($0.metadata.dedupPeriodMinutes)" },
    Key(
      "InlineFilters", "[{KeyPath: a, Condition: Equals, Value: z}]",
      "[{KeyPath: b, Condition: Equals, Value: y}]"
    ) { try RuleText.outcome($0, event).rawValue },
    Key("DisplayName", "base", "own") { $0.metadata.displayName ?? "none" },
    Key("OutputIds", "[base]", "[own]") { "\($0.metadata.outputIDs ?? [])" },
    Key("Reference", "base", "own") { $0.metadata.reference },
    Key("Runbook", "base", "own") { $0.metadata.runbook },
    Key("Status", "base", "own") { $0.metadata.status ?? "none" },
    Key("SummaryAttributes", "[base]", "[own]") { "\($0.metadata.summaryAttributes)" },
    Key("Threshold", "2", "3") { "\($0.metadata.threshold)" },
    Key("Tags", "[base]", "[own]") { "\($0.metadata.tags)" },
    Key("Reports", "{base: [x]}", "{own: [y]}") { "\($0.metadata.reports)" },
    Key(
      "DynamicSeverities", "[{ChangeTo: High, Conditions: [{Condition: AlwaysTrue}]}]",
      "[{ChangeTo: Critical, Conditions: [{Condition: AlwaysTrue}]}]"
    ) { "\($0.program.dynamicSeverities.map(\.severity))" },
    Key("AlertTitle", "'base {a}'", "'own {b}'") { "\(String(describing: $0.program.title))" },
    Key("AlertContext", "[{KeyName: k, KeyValue: {Key: a}}]", "[{KeyName: k, KeyValue: {Key: b}}]")
    {
      "\($0.program.context)"
    },
    Key("GroupBy", "[{Key: a}]", "[{Key: b}]") { "\($0.program.groupBy)" },
    Key(
      "Tests", "[{Name: base, ExpectedResult: true, Log: {}}]",
      "[{Name: own, ExpectedResult: true, Log: {}}]"
    ) { "\($0.tests.map(\.written.name.value))" },
    Key("CreateAlert", "true", "false") { "\($0.metadata.createsAlert)" },
  ]

  /// A rule that stands alone, with one key written or not.
  private static func base(_ key: String, _ value: String?) -> String {
    var values = ["Enabled": "true", "Severity": "Info"]
    values[key] = value
    return "AnalysisType: rule\nRuleID: Base\nLogTypes: [L]\nDetection: [{Condition: AlwaysTrue}]\n"
      + values.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)\n" }.joined()
  }

  /// A rule derived from another.
  private static func derived(
    _ id: String = "Derived", from base: String = "Base", _ rest: String = ""
  ) -> String {
    "AnalysisType: rule\nRuleID: \(id)\nBaseDetection: \(base)\n\(rest)"
  }

  /// The rule of the last text, with those before it beside it; errors are failures of the test.
  private func rule(_ texts: String...) throws -> Detection {
    let rules = rules(texts)
    #expect(!rules.hasErrors, "\(TextDiagnosticRenderer().render(rules.diagnostics))")
    return try #require(rules.detections.last)
  }

  private func rules(_ texts: [String]) -> RuleSet {
    let registry = Registry()
    for (number, text) in texts.enumerated() {
      registry.register(DetectionReader.read(SourceFile(path: "\(number).yml", text: text)))
    }
    return registry.freeze()
  }

  @Test("a key that is not written follows the base, whatever changes there", arguments: keys)
  func inherited(_ key: Key) throws {
    let first = try rule(Self.base(key.name, key.base))
    let second = try rule(Self.base(key.name, key.own))
    #expect(try key.shown(first) != key.shown(second))
    for text in [key.base, key.own] {
      let base = Self.base(key.name, text)
      let found = try rule(base, Self.derived())
      #expect(try key.shown(found) == key.shown(try rule(base)))
      let below = try rule(base, Self.derived("Middle"), Self.derived(from: "Middle"))
      #expect(try key.shown(below) == key.shown(try rule(base)))
    }
  }

  @Test("a key that is written replaces the whole field", arguments: keys)
  func replaced(_ key: Key) throws {
    let own = "\(key.name): \(key.own)\n"
    let wanted = try key.shown(try rule(Self.base(key.name, key.own)))
    let base = Self.base(key.name, key.base)
    #expect(try key.shown(try rule(base, Self.derived("Derived", own))) == wanted)
    let below = try rule(base, Self.derived("Middle", own), Self.derived(from: "Middle"))
    #expect(try key.shown(below) == wanted)
  }

  @Test(
    "an empty list clears the field", arguments: keys.filter { $0.base.first == "[" })
  func cleared(_ key: Key) throws {
    let wanted = try key.shown(try rule(Self.base(key.name, nil)))
    let base = Self.base(key.name, key.base)
    #expect(try key.shown(try rule(base)) != wanted)
    let empty = "\(key.name): []\n"
    #expect(try key.shown(try rule(base, Self.derived("Derived", empty))) == wanted)
    let below = try rule(base, Self.derived("Middle", empty), Self.derived(from: "Middle"))
    #expect(try key.shown(below) == wanted)
  }

  @Test("Detection and LogTypes are the base's, and say so")
  func logic() throws {
    let base = try rule(Self.base("Threshold", "1"))
    let derived = try rule(Self.base("Threshold", "1"), Self.derived())
    #expect(derived.program.detection == base.program.detection)
    #expect(derived.metadata.logTypes == ["L"])
    #expect(derived.metadata.ruleID == "Derived")
    #expect(derived.baseID == "Base")
    #expect(derived.style == .derived)
    #expect(base.style == .yaml)
    #expect(derived.place(of: derived.program.detection.id)?.file.path == "0.yml")
  }

  @Test(
    "keys that are always the base's are errors",
    arguments: [
      "LogTypes: [L]", "Detection: [{Condition: AlwaysTrue}]", "Filename: a.py",
      "ScheduledQueries: [q]", "CreatedBy: me",
    ])
  func notOverridable(_ line: String) {
    let found = rules([Self.base("Threshold", "1"), Self.derived("Derived", line + "\n")])
    #expect(found.hasErrors)
    #expect(found.detections.map(\.metadata.ruleID) == ["Base"])
  }

  @Test("an inherited false keeps a rule disabled, a written true enables it")
  func enabled() throws {
    let off = Self.base("Enabled", "false")
    #expect(try !rule(off, Self.derived()).metadata.isEnabled)
    #expect(try rule(off, Self.derived("Derived", "Enabled: true\n")).metadata.isEnabled)
    let on = Self.base("Enabled", "true")
    #expect(try !rule(on, Self.derived("Derived", "Enabled: false\n")).metadata.isEnabled)
    #expect(
      try !rule(
        on, Self.derived("Middle", "Enabled: false\n"), Self.derived(from: "Middle")
      ).metadata.isEnabled)
  }

  @Test("inherited tests run against the derived rule, its own filters included")
  func inheritedTests() throws {
    let tests = """
      Tests:
        - {Name: first, ExpectedResult: true, Log: {a: 1}}
        - {Name: second, ExpectedResult: true, Log: {a: 2}}

      """
    let expect = "x-margay: {Expect: {first: {Title: t}}}\n"
    let base = Self.base("AlertTitle", "t") + tests + expect
    let filter = "InlineFilters: [{KeyPath: a, Condition: Equals, Value: 2}]\n"
    let own = "\(filter)AlertTitle: own\n"
    let derived = try rule(base, Self.derived("Derived", own))
    #expect(derived.tests.map(\.written.name.value) == ["first", "second"])
    #expect(derived.tests.allSatisfy { $0.written.file.path == "0.yml" })
    let report = TestRunner.run(rules([base, Self.derived("Derived", own)]))
    #expect(report.rules.map(\.status) == [.passed, .failed])
    let results = try #require(report.rules.last).tests
    #expect(results.map(\.hasPassed) == [false, true])
    #expect(results.map(\.failures.first?.stage) == [.inlineFilter, nil])
    #expect(results.map(\.alert?.title) == [nil, "own"])
    #expect(try rule(base).expectations.map(\.testName.value) == ["first"])
    #expect(derived.expectations.isEmpty)
  }

  @Test("expectations of a derived rule are about the tests that it inherits")
  func ownExpectations() throws {
    let base = Self.base("Tests", "[{Name: first, ExpectedResult: true, Log: {}}]")
    let known = "x-margay: {Expect: {first: {Title: t}}}\n"
    #expect(try rule(base, Self.derived("Derived", known)).expectations.count == 1)
    let unknown = "x-margay: {Expect: {other: {Title: t}}}\n"
    #expect(rules([base, Self.derived("Derived", unknown)]).hasErrors)
  }

  @Test("eight bases may lie below a rule, nine not")
  func depth() {
    var texts = [Self.base("Threshold", "1"), Self.derived("D1", "")]
    for number in 2...8 { texts.append(Self.derived("D\(number)", from: "D\(number - 1)")) }
    #expect(!rules(texts).hasErrors)
    #expect(rules(texts).detections.count == 9)
    texts.append(Self.derived("D9", from: "D8"))
    #expect(rules(texts).hasErrors)
  }

  @Test("the order of the files does not matter")
  func order() throws {
    let texts = [
      Self.derived("Low", from: "Middle"), Self.derived("Middle", "Severity: High\n"),
      Self.base("Threshold", "1"),
    ]
    let found = rules(texts)
    #expect(!found.hasErrors)
    #expect(found.detections.map(\.metadata.ruleID) == ["Low", "Middle", "Base"])
    #expect(found.detections.map(\.metadata.severity) == [.high, .high, .info])
  }
}
