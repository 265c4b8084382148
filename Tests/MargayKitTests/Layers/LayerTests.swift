import MargayDiagnostics
import MargayEvents
import MargayFrontend
import MargayIR
import MargayKit
import Testing

/// Overrides, extensions, filters and derived rules, over rules of both styles.
@Suite("Layers of rules")
struct LayerTests {
  /// A rule in Swift with everything that can be laid over.
  struct Swift: Rule, Equatable {
    var id = "Swift.Rule"
    var logTypes = ["L"]
    let severity = Severity.low
    let tags = ["base"]
    let description = "described"
    let inlineFilters = [MatchExpression("env", "DoesNotEqual", "test")]
    var greeting = "hello"

    func matches(_ event: Event) -> Bool { event["go"] == true }
    func title(_ event: Event) -> String? { "\(greeting) \(event.shown("who"))" }
    func description(_ event: Event) -> String? { "described \(event.shown("who"))" }
    var tests: [RuleTest] {
      [
        RuleTest("goes", matches: true, #"{"go": true, "who": "a"}"#, title: "\(greeting) a"),
        RuleTest(
          "another greeting", matches: true, #"{"go": true, "who": "a"}"#, title: "bye a",
          using: Swift(greeting: "bye")),
      ]
    }
  }

  static let yaml = """
    AnalysisType: rule
    RuleID: YAML.Rule
    Enabled: true
    Severity: Low
    LogTypes: [L]
    Tags: [base]
    InlineFilters:
      - {KeyPath: env, Condition: DoesNotEqual, Value: test}
    Detection:
      - {Key: go, Condition: Equals, Value: true}
    AlertTitle: "hello {who}"
    Tests:
      - {Name: goes, ExpectedResult: true, Log: {go: true, who: a}}
    """

  static func registry() -> Registry {
    let registry = Registry()
    registry.register(Swift())
    registry.register(DetectionReader.read(SourceFile(path: "rule.yml", text: yaml)))
    return registry
  }

  static let ids = ["Swift.Rule", "YAML.Rule"]

  private func outcome(
    _ rules: RuleSet, _ id: String, _ json: String
  ) throws -> DetectionOutcome {
    let place = try #require(rules.detections.firstIndex { $0.metadata.ruleID == id })
    var evaluator = DetectionEvaluator(rules.detections)
    evaluator.begin(try Event(json: json), logType: nil)
    defer { evaluator.end() }
    return evaluator.outcome(of: place)
  }

  private func title(_ rules: RuleSet, _ id: String, _ json: String = #"{"go":true,"who":"x"}"#)
    throws -> String?
  {
    guard case .matched(let match) = try outcome(rules, id, json) else { return nil }
    return String(decoding: match.fields.title, as: UTF8.self)
  }

  @Test("an override replaces values, an extension adds to lists", arguments: ids)
  func values(_ id: String) throws {
    let registry = Self.registry()
    registry[id].override {
      $0.severity = .critical
      $0.displayName = "Named"
      $0.threshold = 3
      $0.dedupPeriodMinutes = 5
      $0.createsAlert = false
      $0.outputIDs = ["pager"]
      $0.runbook = "do"
    }.extend {
      $0.tags = ["base", "more"]
      $0.logTypes = ["M"]
      $0.summaryAttributes = ["who"]
      $0.reports = [ReportMapping(framework: "F", values: ["1"])]
    }
    registry[id].extend { $0.reports = [ReportMapping(framework: "F", values: ["1", "2"])] }
    let rules = registry.freeze()
    #expect(rules.diagnostics.map(\.message) == [])
    let metadata = try #require(rules.detections.first { $0.metadata.ruleID == id }).metadata
    #expect(metadata.severity == .critical)
    #expect(metadata.displayName == "Named")
    #expect(metadata.threshold == 3)
    #expect(metadata.dedupPeriodMinutes == 5)
    #expect(metadata.createsAlert == false)
    #expect(metadata.outputIDs == ["pager"])
    #expect(metadata.runbook == "do")
    #expect(metadata.tags == ["base", "more"])
    #expect(metadata.logTypes == ["L", "M"])
    #expect(metadata.summaryAttributes == ["who"])
    #expect(metadata.reports == [ReportMapping(framework: "F", values: ["1", "2"])])
    let other = try #require(rules.detections.first { $0.metadata.ruleID != id })
    #expect(other.metadata.severity == .low)
  }

  @Test("every function can be wrapped, each wrapper around those before", arguments: ids)
  func functions(_ id: String) throws {
    let registry = Self.registry()
    registry[id].override {
      $0.title { _, previous in "1 " + (try previous()) }
      $0.matches { event, previous in try previous() || event["force"] == true }
      $0.severity { event, previous in event["bad"] == true ? .high : try previous() }
      $0.dedup { _, previous in (try previous()) + "!" }
      $0.alertContext { _, previous in
        var context = try previous()
        context.set("more", to: 1)
        return context
      }
      $0.runbook { event, _ in "ask \(event.shown("who"))" }
      $0.destinations { _, _ in ["pager"] }
    }
    registry[id].override { $0.title { _, previous in "2 " + (try previous()) } }
    let rules = registry.freeze()
    guard case .matched(let match) = try outcome(rules, id, #"{"go":true,"who":"x","bad":true}"#)
    else {
      Issue.record("no match")
      return
    }
    #expect(String(decoding: match.fields.title, as: UTF8.self) == "2 1 hello x")
    #expect(String(decoding: match.dedup, as: UTF8.self) == "2 1 hello x!")
    #expect(match.fields.severity == .high)
    #expect(String(decoding: match.fields.context, as: UTF8.self) == #"{"more":1}"#)
    #expect(match.fields.runbook == "ask x")
    #expect(match.fields.destinations == ["pager"])
    #expect(try outcome(rules, id, #"{"go":false,"force":true}"#).isMatch)
    #expect(try outcome(rules, id, #"{"go":false}"#) == .notMatched(.notMatched))
    // Filters are asked before the logic, whatever it was wrapped in.
    #expect(try outcome(rules, id, #"{"force":true,"env":"test"}"#) == .notMatched(.filtered))
  }

  @Test(
    "include and exclude filters, expressions and functions, run before the logic", arguments: ids)
  func filters(_ id: String) throws {
    let registry = Self.registry()
    registry.rules(tagged: "base").extend {
      $0.includeFilters = [
        EventFilter("named") { $0["who"].exists },
        EventFilter("short", MatchExpression("who", "IsIn", ["x", "y", "z"])),
      ]
      $0.excludeFilters = [
        EventFilter("not y") { $0["who"] == "y" },
        EventFilter("not z", MatchExpression("who", "Equals", "z")),
      ]
    }
    let rules = registry.freeze()
    #expect(rules.diagnostics.map(\.message) == [])
    #expect(try outcome(rules, id, #"{"go":true,"who":"x"}"#).isMatch)
    #expect(try outcome(rules, id, #"{"go":true}"#) == .notMatched(.notIncluded))
    #expect(try outcome(rules, id, #"{"go":true,"who":"long"}"#) == .notMatched(.notIncluded))
    #expect(try outcome(rules, id, #"{"go":true,"who":"y"}"#) == .notMatched(.excluded))
    #expect(try outcome(rules, id, #"{"go":true,"who":"z"}"#) == .notMatched(.excluded))
    #expect(
      try outcome(rules, id, #"{"go":true,"who":"x","env":"test"}"#) == .notMatched(.filtered))
    #expect(
      try outcome(rules, id, #"{"go":true,"who":"x","ENV":"test"}"#).isMatch, "exact names only")
  }

  @Test("a filter that throws is a rule error")
  func throwingFilter() throws {
    struct Refusal: Error {}
    let registry = Self.registry()
    registry["YAML.Rule"].extend { $0.excludeFilters = [EventFilter("f") { _ in throw Refusal() }] }
    guard case .failed(let error) = try outcome(registry.freeze(), "YAML.Rule", #"{"go":true}"#)
    else {
      Issue.record("no failure")
      return
    }
    #expect(error.function == "excludeFilter 'f'")
  }

  @Test("a derived rule follows its base in what it does not change", arguments: ids)
  func derived(_ id: String) throws {
    let registry = Self.registry()
    registry.derive("Derived", from: id) {
      $0.severity = .high
    } extend: {
      $0.excludeFilters = [EventFilter("not y") { $0["who"] == "y" }]
    }
    registry.derive("Twice", from: "Derived") {
      $0.title { _, previous in "t " + (try previous()) }
    }
    // Registered later, shows through all the same.
    registry[id].override { $0.title { _, previous in "b " + (try previous()) } }
    registry[id].extend { $0.tags = ["late"] }
    let rules = registry.freeze()
    #expect(rules.diagnostics.map(\.message) == [])
    #expect(rules.detections.map(\.metadata.ruleID) == Self.ids + ["Derived", "Twice"])
    #expect(rules.detections.map(\.style) == [.swift, .yaml, .derived, .derived])
    let derived = rules.detections[2]
    #expect(derived.metadata.severity == .high)
    #expect(derived.metadata.tags == ["base", "late"])
    #expect(derived.baseID == id)
    #expect(try title(rules, "Derived") == "b hello x")
    #expect(try title(rules, "Twice") == "t b hello x")
    #expect(try title(rules, "Twice", #"{"go":true,"who":"y"}"#) == nil)
    #expect(try title(rules, id, #"{"go":true,"who":"y"}"#) == "b hello y")
  }

  @Test("what a YAML file derived from a Swift rule writes replaces the function of that name")
  func derivedInYAML() throws {
    let registry = Self.registry()
    registry["Swift.Rule"].extend {
      $0.excludeFilters = [EventFilter("not y") { $0["who"] == "y" }]
    }
    let text = """
      AnalysisType: rule
      RuleID: Derived
      BaseDetection: Swift.Rule
      AlertTitle: "own {who}"
      Description: written
      InlineFilters: []
      DynamicSeverities: [{ChangeTo: High, Conditions: [{Key: bad, Condition: Exists}]}]
      GroupBy: [{Key: who}]
      """
    registry.register(DetectionReader.read(SourceFile(path: "derived.yml", text: text)))
    let rules = registry.freeze()
    #expect(rules.diagnostics.map(\.message) == [])
    guard
      case .matched(let match) = try outcome(
        rules, "Derived", #"{"go":true,"who":"x","env":"test","bad":1}"#)
    else {
      Issue.record("no match")
      return
    }
    #expect(String(decoding: match.fields.title, as: UTF8.self) == "own x")
    #expect(String(decoding: match.dedup, as: UTF8.self) == "x")
    #expect(match.fields.description == nil)
    #expect(match.fields.severity == .high)
    #expect(try outcome(rules, "Derived", #"{"go":true,"who":"y"}"#) == .notMatched(.excluded))
  }

  @Test("the places that set a value are known", arguments: ids)
  func places(_ id: String) throws {
    let registry = Self.registry()
    registry[id].override { $0.severity = .high }
    registry[id].extend { $0.tags = ["more"] }
    let detection = try #require(registry.freeze().detections.first { $0.metadata.ruleID == id })
    #expect(
      detection.valuePlaces["Severity"]?.map(\.file.path) == ["MargayKitTests/LayerTests.swift"])
    #expect(detection.valuePlaces["Tags"]?.count == 2)
    #expect(detection.valuePlaces["Threshold"] == nil)
  }
}
