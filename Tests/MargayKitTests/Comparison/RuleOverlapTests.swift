import MargayDiagnostics
import MargayFrontend
import MargayKit
import Testing

/// How the rules of a set overlap.
@Suite("Rule overlap")
struct RuleOverlapTests {
  /// A rule, by its log types and its conditions.
  private func rule(_ id: String, _ types: String, _ detection: String) -> String {
    """
    AnalysisType: rule
    RuleID: \(id)
    Enabled: true
    Severity: Low
    LogTypes: [\(types)]
    Detection: [\(detection)]

    """
  }

  private func derived(_ id: String, from base: String, _ more: String = "") -> String {
    "AnalysisType: rule\nRuleID: \(id)\nBaseDetection: \(base)\n\(more)\n"
  }

  /// What is found, by the ids of the rules.
  private struct Found: Equatable {
    var equivalent: [[String]] = []
    var subsumed: [[String]] = []
    var unmatched: [String] = []
  }

  private func overlap(_ texts: [String], _ rules: [any Rule] = []) throws -> Found {
    let registry = Registry()
    for (number, text) in texts.enumerated() {
      registry.register(DetectionReader.read(SourceFile(path: "\(number).yml", text: text)))
    }
    registry.register(rules)
    let set = registry.freeze()
    try #require(!set.hasErrors)
    let ids = set.detections.map(\.metadata.ruleID)
    let overlap = RuleOverlap(set.detections)
    return Found(
      equivalent: overlap.equivalent.map { [ids[$0.first], ids[$0.second]] },
      subsumed: overlap.subsumed.map { [ids[$0.first], ids[$0.second]] },
      unmatched: overlap.unmatched.map { ids[$0] })
  }

  static let narrow = "{Key: a, Condition: Equals, Value: abc}, {Key: b, Condition: Exists}"
  static let wide = "{Key: a, Condition: StartsWith, Value: a}"

  @Test("a rule whose events another one matches too is subsumed")
  func subsumed() throws {
    let found = try overlap([rule("Narrow", "L", Self.narrow), rule("Wide", "L", Self.wide)])
    #expect(found == Found(subsumed: [["Narrow", "Wide"]]))
  }

  @Test("rules that match the same events are a pair, once")
  func equivalent() throws {
    let found = try overlap([
      rule("One", "L", Self.narrow),
      rule(
        "Other", "L",
        "{None: [{Key: b, Condition: DoesNotExist}]}, {Key: a, Condition: Equals, Value: abc}"),
    ])
    #expect(found == Found(equivalent: [["One", "Other"]]))
  }

  @Test("log types count: the events of the one must be events of the other")
  func logTypes() throws {
    #expect(
      try overlap([rule("A", "L, M", Self.wide), rule("B", "L", Self.wide)])
        == Found(subsumed: [["B", "A"]]))
    #expect(try overlap([rule("A", "L, M", Self.narrow), rule("B", "L", Self.wide)]) == Found())
    #expect(try overlap([rule("A", "L", Self.wide), rule("B", "M", Self.wide)]) == Found())
  }

  @Test("inline filters count")
  func filters() throws {
    let filter = "InlineFilters: [{KeyPath: env, Condition: DoesNotEqual, Value: test}]\n"
    let found = try overlap([
      rule("Filtered", "L", Self.wide) + filter, rule("Plain", "L", Self.wide),
    ])
    #expect(found == Found(subsumed: [["Filtered", "Plain"]]))
  }

  @Test("a derived rule and its bases are no pair, two rules of one base are")
  func derivedRules() throws {
    let found = try overlap([
      rule("Base", "L", Self.wide), derived("First", from: "Base"),
      derived(
        "Second", from: "First",
        "InlineFilters: [{KeyPath: env, Condition: DoesNotEqual, Value: test}]"),
      derived("Third", from: "Base"),
    ])
    #expect(found == Found(equivalent: [["First", "Third"]], subsumed: [["Second", "Third"]]))
  }

  @Test("a rule that matches nothing is named, and is subsumed by none")
  func unmatched() throws {
    let found = try overlap([
      rule(
        "Never", "L",
        "{Key: a, Condition: Equals, Value: x}, {Key: a, Condition: EndsWith, Value: y}"),
      rule("Wide", "L", Self.wide),
    ])
    #expect(found == Found(unmatched: ["Never"]))
  }

  @Test(
    "a test event that only one rule matches does not hide another's pair, and rules in Swift are left alone"
  )
  func mixed() throws {
    struct Everything: Rule {
      let id = "Swift"
      let logTypes = ["L"]
      func matches(_ event: Event) -> Bool { true }
    }
    let test = "Tests: [{Name: T, ExpectedResult: true, Log: {a: abc, b: 1}}]\n"
    let found = try overlap(
      [
        rule("Narrow", "L", Self.narrow) + test, rule("Wide", "L", Self.wide) + test,
        rule("Other", "L", "{Key: z, Condition: Exists}"),
      ], [Everything()])
    #expect(found == Found(subsumed: [["Narrow", "Wide"]]))
  }
}
