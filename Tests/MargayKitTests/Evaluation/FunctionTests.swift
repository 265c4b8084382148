import MargayDiagnostics
import MargayEvents
import MargayIR
import MargayKit
import Testing

/// What a Swift rule's functions give, and what is used when they fail (Documentation/Language, section 9).
@Suite("Functions of Swift rules")
struct FunctionTests {
  /// A rule of which every function can be made to fail.
  struct Probe: Rule {
    let id = "Probe"
    let logTypes = ["L"]
    var displayName: String? = "Probe of functions"
    let severity = Severity.low
    let description = "described"
    let reference = "referred"
    let runbook = "run"
    var outputIDs: [String]? = ["standard"]
    var failing: Set<String> = []
    var empty: Set<String> = []
    var given: [String]? = ["a", "b"]

    struct Refusal: Error, CustomStringConvertible { let description: String }

    private func text(_ name: String) throws -> String? {
      if failing.contains(name) { throw Refusal(description: "no \(name)") }
      return empty.contains(name) ? "" : empty.contains("nil " + name) ? nil : "own \(name)"
    }

    func matches(_ event: Event) throws -> Bool {
      try text("matches") != nil && event["go"] == true
    }
    func title(_ event: Event) throws -> String? { try text("title") }
    func dedup(_ event: Event) throws -> String? { try text("dedup") }
    func severity(_ event: Event) throws -> Severity? {
      try text("severity").map { _ in Severity.critical }
    }
    func description(_ event: Event) throws -> String? { try text("description") }
    func reference(_ event: Event) throws -> String? { try text("reference") }
    func runbook(_ event: Event) throws -> String? { try text("runbook") }
    func destinations(_ event: Event) throws -> [String]? {
      try text("destinations").flatMap { _ in given }
    }
    func alertContext(_ event: Event) throws -> AlertContext {
      ["said": try text("context"), "event": event["go"]]
    }
  }

  private func outcome(_ rule: some Rule, _ json: String = #"{"go": true}"#) throws
    -> DetectionOutcome
  {
    let registry = Registry()
    registry.register(rule)
    let rules = registry.freeze()
    #expect(rules.diagnostics.map(\.message) == [])
    var evaluator = DetectionEvaluator(rules.detections)
    evaluator.begin(try Event(json: json), logType: nil)
    defer { evaluator.end() }
    return evaluator.outcome(of: 0)
  }

  private func match(_ rule: some Rule) throws -> DetectionMatch {
    guard case .matched(let match) = try outcome(rule) else {
      Issue.record("no match")
      throw Probe.Refusal(description: "no match")
    }
    return match
  }

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  @Test("what the functions give is what the alert says")
  func own() throws {
    let match = try match(Probe())
    #expect(text(match.fields.title) == "own title")
    #expect(text(match.dedup) == "own dedup")
    #expect(match.fields.severity == .critical)
    #expect(match.fields.description == "own description")
    #expect(match.fields.reference == "own reference")
    #expect(match.fields.runbook == "own runbook")
    #expect(match.fields.destinations == ["a", "b"])
    #expect(text(match.fields.context) == #"{"said":"own context","event":true}"#)
    #expect(match.fields.functionErrors == [])
  }

  @Test("each function that fails costs only itself, and is recorded")
  func failing() throws {
    let names = [
      "title", "dedup", "severity", "description", "reference", "runbook", "destinations",
    ]
    for name in names + ["context"] {
      let match = try match(Probe(failing: [name]))
      let function = name == "context" ? "alertContext" : name
      #expect(
        match.fields.functionErrors == [FunctionError(function: function, message: "no \(name)")])
      #expect(text(match.fields.title) == (name == "title" ? "Probe of functions" : "own title"))
      let title = "own title"
      #expect(text(match.dedup) == (name == "dedup" ? title : "own dedup"))
      #expect(match.fields.severity == (name == "severity" ? .low : .critical))
      #expect(match.fields.description == (name == "description" ? "" : "own description"))
      #expect(match.fields.reference == (name == "reference" ? "" : "own reference"))
      #expect(match.fields.runbook == (name == "runbook" ? "" : "own runbook"))
      #expect(match.fields.destinations == (name == "destinations" ? nil : ["a", "b"]))
      if name == "context" { #expect(text(match.fields.context) == "{}") }
    }
  }

  @Test("without an own value the fallbacks stand")
  func fallbacks() throws {
    let none = try match(
      Probe(empty: [
        "nil title", "nil dedup", "nil severity", "nil description", "nil destinations",
      ]))
    #expect(text(none.fields.title) == "Probe of functions")
    #expect(text(none.dedup) == "Probe of functions")
    #expect(none.fields.severity == .low)
    #expect(none.fields.description == nil)
    #expect(none.fields.destinations == nil)
    let empty = try match(Probe(empty: ["title", "dedup"]))
    #expect(text(empty.fields.title) == "Probe of functions")
    #expect(text(empty.dedup) == text(empty.fields.title))
    let nameless = try match(Probe(displayName: nil, failing: ["title"]))
    #expect(text(nameless.fields.title) == "Probe")
  }

  @Test("a rule whose matches fails says neither yes nor no")
  func failedMatch() throws {
    #expect(
      try outcome(Probe(failing: ["matches"]))
        == .failed(FunctionError(function: "matches", message: "no matches")))
    #expect(try outcome(Probe(), #"{"go": false}"#) == .notMatched(.notMatched))
  }

  @Test("ten destinations count, and none means that nothing is sent")
  func destinations() throws {
    let many = try match(Probe(given: (1...12).map { "d\($0)" }))
    #expect(many.fields.destinations == (1...10).map { "d\($0)" })
    #expect(many.fields.functionErrors.map(\.function) == ["destinations"])
    #expect(try match(Probe(given: [])).fields.destinations == [])
    #expect(try match(Probe(given: nil)).fields.destinations == nil)
  }

  @Test("texts have their limits")
  func limits() throws {
    struct Long: Rule {
      let id = "Long"
      let logTypes = ["L"]
      func matches(_ event: Event) -> Bool { true }
      func title(_ event: Event) -> String? { String(repeating: "\u{E9}", count: 1001) }
      func alertContext(_ event: Event) -> AlertContext {
        ["a": String(repeating: "x", count: 204_800)]
      }
    }
    let match = try match(Long())
    #expect(text(match.fields.title) == String(repeating: "\u{E9}", count: 985) + "... (truncated)")
    #expect(match.dedup == match.fields.title)
    #expect(text(match.fields.context).hasPrefix(#"{"_error":"alert context is 2048"#))
  }

  @Test("a text that is no path makes the function fail that used it")
  func brokenPath() throws {
    struct Broken: Rule {
      let id = "Broken"
      let logTypes = ["L"]
      let inTitle: Bool
      func matches(_ event: Event) -> Bool { inTitle || event.string("a..b") == nil }
      func title(_ event: Event) -> String? { event.string("a[") ?? "none" }
    }
    #expect(
      try outcome(Broken(inTitle: false))
        == .failed(FunctionError(function: "matches", message: "\"a..b\" is no key path")))
    #expect(try match(Broken(inTitle: true)).fields.functionErrors.map(\.function) == ["title"])
  }

  @Test("every event has its log type and a row id, in Swift too")
  func standingFields() throws {
    struct Standing: Rule {
      let id = "Standing"
      let logTypes = ["L"]
      func matches(_ event: Event) -> Bool { event["p_log_type"] == "L" }
      func title(_ event: Event) -> String? {
        "\(event.string("p_log_type") ?? "") \(event.string("p_row_id")?.count ?? 0) \(event["P_LOG_TYPE"])"
      }
    }
    let registry = Registry()
    registry.register(Standing())
    var evaluator = DetectionEvaluator(registry.freeze().detections)
    evaluator.begin(
      try Event(json: #"{"p_log_type": "other"}"#), logType: StandingText(Array("L".utf8)))
    guard case .matched(let match) = evaluator.outcome(of: 0) else {
      Issue.record("no match")
      return
    }
    #expect(text(match.fields.title) == "L 32 L")
    evaluator.end()
  }
}
