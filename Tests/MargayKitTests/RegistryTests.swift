import Foundation
import MargayDiagnostics
import MargayFrontend
import MargayIR
import MargayKit
import Testing

/// What a registry says of rules and of those that cannot be run.
@Suite("Registry")
struct RegistryTests {
  private static let head = "Enabled: true\nSeverity: Low\nLogTypes: [L]\n"
  private static let logic = "Detection:\n  - {Key: a, Condition: Exists}\n"

  private static func rule(_ id: String, _ rest: String = "") -> String {
    "AnalysisType: rule\nRuleID: \(id)\n" + head + logic + rest
  }

  private static func derived(_ id: String, from base: String, _ rest: String = "") -> String {
    "AnalysisType: rule\nRuleID: \(id)\nBaseDetection: \(base)\n" + rest
  }

  private func freeze(_ texts: String...) -> RuleSet {
    let registry = Registry()
    for (number, text) in texts.enumerated() {
      registry.register(DetectionReader.read(SourceFile(path: "\(number).yml", text: text)))
    }
    return registry.freeze()
  }

  @Test("an inherited expression has its place in the base's file, an own one in its own")
  func places() throws {
    let fields = """
      InlineFilters:
        - {KeyPath: b, Condition: Equals, Value: c}
      DynamicSeverities:
        - {ChangeTo: High, Conditions: [{Key: d, Condition: Exists}]}

      """
    let rules = freeze(
      Self.rule("Base", fields), Self.derived("Inherits", from: "Base"),
      Self.derived("Replaces", from: "Base", fields))
    let lines = rules.detections.map { detection -> [String] in
      let program = detection.program
      let ids =
        [program.filters?.id, program.detection.id]
        + program.dynamicSeverities.map { Optional($0.condition.id) }
      return ids.map { id in
        guard let id, let place = detection.place(of: id) else { return "nowhere" }
        return "\(place.file.path):\(place.file.location(of: place.range.lower).line)"
      }
    }
    #expect(
      lines == [
        ["0.yml:9", "0.yml:7", "0.yml:11"], ["0.yml:9", "0.yml:7", "0.yml:11"],
        ["2.yml:5", "0.yml:7", "2.yml:7"],
      ])
  }

  /// A rule over which nothing is laid is made of what its file says, without a copy: every id and place stays.
  @Test("a rule that stands alone is the one that it is below a change of nothing")
  func alone() throws {
    let fields = """
      InlineFilters:
        - {KeyPath: b, Condition: Equals, Value: c}
        - Any: [{KeyPath: d, Condition: IsNullOrEmpty}, {KeyPath: e, Condition: Contains, Value: f}]
      DynamicSeverities:
        - {ChangeTo: High, Conditions: [{Key: d, Condition: Exists}]}
        - ChangeTo: Low
          Conditions:
            - None: [{Condition: AlwaysFalse}, {Key: g, Condition: IsIn, Values: [1, 2]}]
      GroupBy: [{Key: h}]
      Tests:
        - {Name: one, ExpectedResult: true, Log: {a: [1, x]}}
        - {Name: two, ExpectedResult: false, Log: {}}
      x-margay: {Expect: {one: {Title: t}}}

      """
    let elements = """
      AnalysisType: rule
      RuleID: Elements
      Enabled: true
      Severity: Low
      LogTypes: [L]
      Detection:
        - Key: list
          Condition: AnyElement
          Expressions: [{KeyPath: '@', Condition: Equals, Value: 1}, {All: []}]
        - OnlyOne: [{Key: i, Condition: Exists}, {Key: j, Condition: Exists}]
      """
    let registry = Registry()
    for (number, text) in [Self.rule("Fields", fields), elements].enumerated() {
      registry.register(DetectionReader.read(SourceFile(path: "\(number).yml", text: text)))
    }
    let alone = registry.freeze()
    registry.rules.override { _ in }
    let layered = registry.freeze()
    #expect(alone.detections.count == 2)
    for (own, other) in zip(alone.detections, layered.detections) {
      #expect(own.program == other.program)
      #expect(ids(in: own.program) == ids(in: other.program))
      #expect(own.places.map(\.range) == other.places.map(\.range))
      #expect(own.places.count == ids(in: own.program).count)
      #expect(own.metadata == other.metadata)
      #expect(own.origin.range == other.origin.range)
      #expect(own.tests.map(\.written.log) == other.tests.map(\.written.log))
      #expect(
        own.tests.map { $0.expectation?.title?.value }
          == other.tests.map { $0.expectation?.title?.value })
      for key in ["Detection", "Tests", "GroupBy", "Tags"] {
        #expect(own.valuePlaces[key]?.map(\.range) == other.valuePlaces[key]?.map(\.range))
      }
    }
  }

  private func ids(in program: RuleProgram) -> [Int32] {
    var ids: [Int32] = []
    func visit(_ expression: MargayIR.Expression) {
      ids.append(expression.id.rawValue)
      switch expression.kind {
      case .all(let children), .any(let children), .onlyOne(let children), .none(let children):
        for child in children { visit(child) }
      case .elements(_, _, let body): visit(body)
      case .constant, .predicate: break
      }
    }
    if let filters = program.filters { visit(filters) }
    visit(program.detection)
    for severity in program.dynamicSeverities { visit(severity.condition) }
    return ids
  }

  @Test("a scheduled rule says its queries, and who wrote it")
  func scheduled() throws {
    let text = "AnalysisType: scheduled_rule\nRuleID: A\nEnabled: true\nSeverity: Low\n"
    let rules = freeze(text + "ScheduledQueries: [q, r]\nCreatedBy: ann\n" + Self.logic)
    let metadata = try #require(rules.detections.first).metadata
    #expect(metadata.scheduledQueries == ["q", "r"])
    #expect(metadata.isScheduled)
    #expect(metadata.createdBy == "ann")
  }

  @Test("findings of a file and of its conflicts come in the order of their places")
  func order() {
    let rules = freeze(Self.derived("A", from: "Nowhere", "DedupPeriodMinutes: 3\n"))
    #expect(rules.diagnostics.map(\.kind.code) == ["MG5010", "MG2012"])
  }

  @Test("a finding about inherited tests names the rule that expects something of them")
  func inheritedTests() {
    let base = Self.rule("Base", "Tests: [{Name: one, ExpectedResult: true, Log: {a: 1}}]\n")
    let rules = freeze(
      base, Self.derived("A", from: "Base", "x-margay: {Expect: {two: {Title: b}}}\n"))
    #expect(rules.diagnostics.map(\.kind.code) == ["MG5006"])
    #expect(rules.diagnostics.map(\.ruleID) == ["A"])
  }

  @Test("a rule that cannot be run keeps its style and its reason")
  func unusable() {
    let python = "AnalysisType: rule\nRuleID: Python\nFilename: a.py\n" + Self.head
    let rules = freeze(
      python, Self.derived("OfPython", from: "Python"), Self.derived("OfThat", from: "OfPython"),
      Self.derived("Broken", from: "Nowhere"), Self.derived("OfBroken", from: "Broken"))
    #expect(rules.detections.isEmpty)
    #expect(rules.unusable.map(\.style) == [.yaml, .derived, .derived, .derived, .derived])
    let ofPython = "its base 'Python' is not run: Python rule"
    #expect(
      rules.unusable.map(\.reason) == [
        .notRun("Python rule"), .notRun(ofPython),
        .notRun("its base 'OfPython' is not run: \(ofPython)"), .invalid, .invalid,
      ])
    #expect(rules.diagnostics.map(\.kind.code) == ["MG5010", "MG5014"])
  }

  @Test("a file of 1 MiB is read, one byte more is an error", arguments: [0, 1])
  func fileLimit(_ excess: Int) throws {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("margay-\(UUID().uuidString).yml")
    defer { try? FileManager.default.removeItem(at: file) }
    let rule = Self.rule("A") + "#"
    let padding = String(repeating: "x", count: (1 << 20) + excess - rule.utf8.count)
    try Data((rule + padding).utf8).write(to: file)
    let (rules, errors) = RuleSet.read([file.path])
    #expect(errors.isEmpty)
    #expect(rules.hasErrors == (excess > 0))
    #expect(rules.detections.count == 1 - excess)
  }
}
