import MargayDiagnostics
import MargayEvents
import MargayFrontend
import MargayIR
import MargayKit
import TestSupport
import Testing

/// Files that change rules of both styles.
@Suite("Override files")
struct OverrideFileTests {
  private static func read(_ text: String, path: String = "Overrides/site.yml") -> DetectionFile {
    DetectionReader.read(
      SourceFile(path: path, text: text), options: FrontendOptions(isNamed: false))
  }

  private static func freeze(_ files: String..., registry: Registry = LayerTests.registry())
    -> RuleSet
  {
    for (number, text) in files.enumerated() {
      registry.register(read(text, path: "Overrides/\(number).yml"))
    }
    return registry.freeze()
  }

  private static func entry(_ selection: String, _ change: String) -> String {
    "Overrides:\n  - Select: {\(selection)}\n    \(change)\n"
  }

  /// A key, what is written under Override, and what the rule has then.
  struct Key: CustomTestStringConvertible, Sendable {
    let written: String
    let value: @Sendable (Detection) -> String
    let expected: String
    var testDescription: String { written }

    init(_ written: String, _ expected: String, _ value: @escaping @Sendable (Detection) -> String)
    {
      self.written = written
      self.expected = expected
      self.value = value
    }
  }

  static let overrides = [
    Key("Enabled: false", "false") { "\($0.metadata.isEnabled)" },
    Key("Severity: Critical", "Critical") { $0.metadata.severity.rawValue },
    Key("DisplayName: named", "named") { $0.metadata.displayName ?? "" },
    Key("Description: d", "d") { $0.metadata.description },
    Key("Reference: r", "r") { $0.metadata.reference },
    Key("Runbook: r", "r") { $0.metadata.runbook },
    Key("Status: s", "s") { $0.metadata.status ?? "" },
    Key("LogTypes: [M]", "[\"M\"]") { "\($0.metadata.logTypes)" },
    Key("Tags: [t]", "[\"t\"]") { "\($0.metadata.tags)" },
    Key("Reports: {F: [a]}", "a") { $0.metadata.reports.flatMap(\.values).joined() },
    Key("SummaryAttributes: [a.b]", "[\"a.b\"]") { "\($0.metadata.summaryAttributes)" },
    Key("OutputIds: [o]", "o") { ($0.metadata.outputIDs ?? []).joined() },
    Key("Threshold: 7", "7") { "\($0.metadata.threshold)" },
    Key("DedupPeriodMinutes: 7", "7") { "\($0.metadata.dedupPeriodMinutes)" },
    Key("CreateAlert: false", "false") { "\($0.metadata.createsAlert)" },
    Key("InlineFilters: []", "true") { "\($0.program.filters?.kind == .all([]))" },
    Key("AlertTitle: 't {x}'", "2") { "\($0.program.title?.parts.count ?? 0)" },
    Key("AlertContext: [{KeyName: k, KeyValue: {Key: x}}]", "1") { "\($0.program.context.count)" },
    Key("GroupBy: [{Key: x}]", "1") { "\($0.program.groupBy.count)" },
    Key("DynamicSeverities: [{ChangeTo: High, Conditions: [{Key: x, Condition: Exists}]}]", "1") {
      "\($0.program.dynamicSeverities.count)"
    },
    Key("Tests: [{Name: n, ExpectedResult: false, Log: {}}]", "n") {
      $0.tests.map(\.written.name.value).joined()
    },
  ]

  @Test(
    "every key that can be overridden is, in rules of both styles, with the place that did it",
    arguments: overrides)
  func override(_ key: Key) throws {
    let rules = Self.freeze(Self.entry("Tags: [base]", "Override: {\(key.written)}"))
    #expect(rules.diagnostics.map(\.message) == [])
    #expect(rules.detections.map(\.metadata.ruleID) == LayerTests.ids)
    let name = String(key.written.prefix { $0 != ":" })
    for detection in rules.detections {
      #expect(key.value(detection) == key.expected, "\(detection.metadata.ruleID)")
      let places = try #require(detection.valuePlaces[name])
      #expect(
        places.map { "\($0.file.path):\($0.file.location(of: $0.range.lower).line)" } == [
          "Overrides/0.yml:3"
        ])
    }
  }

  static let extensions = [
    Key("LogTypes: [L, M]", "[\"L\", \"M\"]") { "\($0.metadata.logTypes)" },
    Key("Tags: [t]", "[\"base\", \"t\"]") { "\($0.metadata.tags)" },
    Key("Reports: {F: [a]}", "a") { $0.metadata.reports.flatMap(\.values).joined() },
    Key("SummaryAttributes: [a.b]", "[\"a.b\"]") { "\($0.metadata.summaryAttributes)" },
    Key("OutputIds: [o]", "o") { ($0.metadata.outputIDs ?? []).joined() },
    Key("Tests: [{Name: n, ExpectedResult: false, Log: {}}]", "n") {
      $0.tests.last?.written.name.value ?? ""
    },
  ]

  @Test("every list that can be extended is", arguments: extensions)
  func extend(_ key: Key) {
    let rules = Self.freeze(Self.entry("Tags: [base]", "Extend: {\(key.written)}"))
    #expect(rules.diagnostics.map(\.message) == [])
    for detection in rules.detections {
      #expect(key.value(detection) == key.expected, "\(detection.metadata.ruleID)")
    }
  }

  private func outcome(_ rules: RuleSet, _ id: String, _ json: String) throws -> DetectionOutcome {
    let place = try #require(rules.detections.firstIndex { $0.metadata.ruleID == id })
    var evaluator = DetectionEvaluator(rules.detections)
    evaluator.begin(try Event(json: json), logType: nil)
    defer { evaluator.end() }
    return evaluator.outcome(of: place)
  }

  @Test("inline filters are added, and filters run before the logic", arguments: LayerTests.ids)
  func filters(_ id: String) throws {
    let rules = Self.freeze(
      Self.entry(
        "RuleID: ['*.Rule']",
        "Extend: {InlineFilters: [{KeyPath: zone, Condition: Equals, Value: a}]}"),
      """
      Filters:
        - Name: x only
          Mode: Include
          Applies: {LogTypes: [L]}
          Expressions: [{Key: who, Condition: StartsWith, Value: x}]
        - Name: not xy
          Mode: Exclude
          Applies: {LogTypes: [L], Tags: [base]}
          Expressions:
            - Any:
                - {Key: who, Condition: Equals, Value: xy}
      """)
    #expect(rules.diagnostics.map(\.message) == [])
    #expect(try outcome(rules, id, #"{"go":true,"zone":"a","who":"x"}"#).isMatch)
    #expect(try outcome(rules, id, #"{"go":true,"zone":"b","who":"x"}"#) == .notMatched(.filtered))
    #expect(
      try outcome(rules, id, #"{"go":true,"env":"test","zone":"a","who":"x"}"#)
        == .notMatched(.filtered))
    #expect(
      try outcome(rules, id, #"{"go":true,"zone":"a","who":"a"}"#) == .notMatched(.notIncluded))
    #expect(try outcome(rules, id, #"{"go":true,"zone":"a","who":"xy"}"#) == .notMatched(.excluded))
    let detection = try #require(rules.detections.first { $0.metadata.ruleID == id })
    #expect(detection.filterNames.includes == ["x only"])
    #expect(detection.filterNames.excludes == ["not xy"])
  }

  @Test(
    "keys of a selection must all hold, values are alternatives, and a star is any text",
    arguments: [
      ("RuleID: [YAML.Rule]", ["YAML.Rule"]), ("RuleID: [YAML.Rule, Swift.Rule]", LayerTests.ids),
      ("RuleID: ['YAML.*', '*.*']", LayerTests.ids), ("RuleID: ['*'], Severity: [High]", []),
      ("Severity: [Low, High], Tags: [base]", LayerTests.ids), ("Tags: [bas]", []),
      ("LogTypes: [M, L]", LayerTests.ids), ("LogTypes: [M]", []),
    ])
  func selection(_ selection: String, _ ids: [String]) {
    let rules = Self.freeze(Self.entry(selection, "Override: {Threshold: 5}"))
    #expect(rules.detections.filter { $0.metadata.threshold == 5 }.map(\.metadata.ruleID) == ids)
    #expect(rules.diagnostics.map(\.kind.code) == (ids.isEmpty ? ["MG5053"] : []))
  }

  static let nothings = [
    // A RuleID that no rule has is a slip whatever stands beside it.
    ("RuleID: [1️⃣YAML.Rul2️⃣]", "RuleID: [YAML.Rule]"),
    ("RuleID: [Swift.Rule, 1️⃣YAML.Rul2️⃣]", "RuleID: [Swift.Rule, YAML.Rule]"),
    ("RuleID: [1️⃣Nothing2️⃣, YAML.Rule]", nil), ("RuleID: [1️⃣'YAML.Rul'2️⃣]", "RuleID: [YAML.Rule]"),
    ("RuleID: [1️⃣'YAML.Rulx*'2️⃣]", nil), ("RuleID: [1️⃣Broken.Rul2️⃣]", "RuleID: [Broken.Rule]"),
    ("Tags: [1️⃣bass2️⃣]", "Tags: [base]"), ("Tags: [1️⃣other2️⃣]", nil), ("Tags: [1️⃣'bass*'2️⃣]", nil),
    ("Tags: [base], LogTypes: [1️⃣M2️⃣]", nil), ("Severity: [1️⃣High2️⃣]", nil),
    // No value alone is to blame.
    ("1️⃣Tags: [a, b]", nil), ("1️⃣RuleID: [YAML.Rule], Severity: [High, Medium]", nil),
    ("1️⃣RuleID: [Broken.Rule]", nil),
  ]

  @Test("a selection of nothing is a warning at the value that no rule has", arguments: nothings)
  func nothing(_ selection: String, _ fixed: String?) throws {
    let marked = Self.entry(selection, "Override: {Threshold: 5}")
    // A whole selection is marked where its braces begin.
    let text = marked.replacing("{1️⃣", with: "1️⃣{")
    try expectDiagnostic(
      "MG5053", in: text, fixed: fixed.map { Self.entry($0, "Override: {Threshold: 5}") }
    ) { file in
      let registry = LayerTests.registry()
      registry.register(Self.read("AnalysisType: rule\nRuleID: Broken.Rule\n", path: "b.yml"))
      registry.register(DetectionReader.read(file))
      return registry.freeze().diagnostics.filter { $0.kind.code != "MG2004" }
    }
  }

  @Test("without rules nothing can be suggested, and the selection is a warning")
  func noRules() {
    let rules = Self.freeze(
      Self.entry("Tags: [bas]", "Override: {Threshold: 5}"), registry: Registry())
    #expect(rules.diagnostics.map(\.message) == ["the selection selects no rule"])
    #expect(!rules.hasErrors)
  }

  @Test("later files lie over earlier ones, and selections look at the rules as they were before")
  func order() {
    let rules = Self.freeze(
      Self.entry("Severity: [Low]", "Override: {Severity: High, Threshold: 2}"),
      Self.entry("Severity: [Low]", "Override: {Threshold: 3}"))
    #expect(
      rules.detections.allSatisfy { $0.metadata.severity == .high && $0.metadata.threshold == 3 })
  }

  @Test("a change of a base shows through where the derived rule writes nothing itself")
  func derived() {
    let registry = LayerTests.registry()
    registry.derive("Derived", from: "YAML.Rule") { $0.threshold = 9 }
    let rules = Self.freeze(
      Self.entry("RuleID: [YAML.Rule]", "Override: {Threshold: 5, Runbook: run}"),
      registry: registry)
    let derived = rules.detections.first { $0.metadata.ruleID == "Derived" }
    #expect(derived?.metadata.threshold == 9)
    #expect(derived?.metadata.runbook == "run")
  }

  @Test("what is expected of an alert field that is overridden is not compared any more")
  func expectations() throws {
    let rules = Self.freeze(Self.entry("RuleID: [Swift.Rule]", "Override: {AlertTitle: other}"))
    let tests = try #require(rules.detections.first).tests
    #expect(tests.compactMap(\.expectation).compactMap(\.title).isEmpty)
    let untouched = Self.freeze()
    #expect(
      untouched.detections.first?.tests.compactMap(\.expectation).compactMap(\.title).count == 2)
  }

  @Test(
    "a file is one of overrides by its keys, or by its folder",
    arguments: [
      ("a.yml", "Overrides: []\n", true), ("a.yml", "Filters: []\nOverrides: []\n", true),
      ("a.yml", "Filters: []\nother: 1\n", false),
      ("Overrides/a.yml", "Filters: []\nother: 1\n", true),
      ("Overrides/a.yml", "other: 1\n", false),
    ])
  func recognition(_ path: String, _ text: String, _ isOne: Bool) {
    let file = Self.read(text, path: path)
    switch file.content {
    case .overrides, .broken: #expect(isOne)
    case .ignored: #expect(!isOne)
    default: Issue.record("\(file.content)")
    }
  }

  @Test("an override file with errors changes nothing, and is an error of the set")
  func broken() {
    let rules = Self.freeze(Self.entry("Tags: [base]", "Override: {Threshold: 0, Severity: High}"))
    #expect(rules.hasErrors)
    #expect(rules.detections.allSatisfy { $0.metadata.severity == .low })
  }
}
