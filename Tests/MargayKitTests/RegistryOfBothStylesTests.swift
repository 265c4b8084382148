import MargayDiagnostics
import MargayFrontend
import MargayIR
import MargayKit
import TestSupport
import Testing

/// What a registry says of Swift rules, and of what is changed in Swift.
@Suite("Registry of both styles")
struct RegistryOfBothStylesTests {
  struct Plain: Rule, Equatable {
    var id = "A"
    var logTypes = ["L"]
    var name: String?
    var displayName: String? { name }
    var threshold = 1
    var missing: [String] = []
    var written: [String] = []
    func matches(_ event: Event) -> Bool { true }
    func validateConfiguration() -> [String] { missing }
    var tests: [RuleTest] { written.map { RuleTest($0, matches: true, "{}") } }
  }

  struct Unequal: Rule {
    let id = "A"
    let logTypes = ["L"]
    func matches(_ event: Event) -> Bool { true }
  }

  private func messages(_ build: (Registry) -> Void) -> [String] {
    let registry = Registry()
    build(registry)
    return registry.freeze().diagnostics.map { "\($0.kind.code): \($0.message)" }
  }

  @Test("an equal rule twice is silent, anything else under one id an error that names both places")
  func duplicates() throws {
    let registry = Registry()
    registry.register(Plain())
    registry.register(Plain())
    #expect(registry.freeze().detections.count == 1)
    #expect(registry.freeze().diagnostics.isEmpty)
    #expect(
      messages {
        $0.register(Plain())
        $0.register(Plain(threshold: 2))
      } == ["MG5009: a rule with the RuleID 'A' stands elsewhere too"])
    let mixed = Registry()
    mixed.register(Unequal())
    mixed.register(Unequal())
    let found = try #require(mixed.freeze().diagnostics.first)
    #expect(found.kind.code == "MG5009")
    #expect(found.file.path == "MargayKitTests/RegistryOfBothStylesTests.swift")
    #expect(found.related.map(\.file.path) == [found.file.path])
    #expect(
      found.file.location(of: found.range.lower).line
        == (found.related.first.map { $0.file.location(of: $0.range.lower).line } ?? 0) + 1)
  }

  @Test("the same file by two paths is read once")
  func sameFile() {
    let registry = Registry()
    let folder = Fixtures("Diagnostics").folder + "/MG5009"
    registry.register(path: folder)
    let count = registry.freeze().fileCount
    registry.register(path: folder + "/.")
    #expect(count > 0)
    #expect(registry.freeze().fileCount == count)
  }

  @Test("a change of a rule that is not there suggests one that is")
  func unknownRule() {
    #expect(
      messages {
        $0.register(Plain(id: "AWS.ConsoleLogin"))
        $0["AWS.ConsolLogin"].override { $0.severity = .high }
        $0["Nothing.Like.It"].extend { $0.tags = ["x"] }
      } == [
        "MG5052: there is no rule with the RuleID 'AWS.ConsolLogin' to change; did you mean 'AWS.ConsoleLogin'?",
        "MG5052: there is no rule with the RuleID 'Nothing.Like.It' to change",
      ])
  }

  @Test("a selection is made when it is asked for")
  func selections() throws {
    let registry = Registry()
    registry.register(Plain(id: "A"))
    registry.rules.override { $0.severity = .high }
    registry.register(Plain(id: "B", logTypes: ["M"]))
    registry.rules(logType: "M").override { $0.threshold = 9 }
    registry.rules(severity: .high).extend { $0.tags = ["bad"] }
    registry.rules(where: { $0.threshold == 9 }).extend { $0.tags = ["nine"] }
    try registry.rules(matching: "Style=swift", "RuleID=A*").extend { $0.tags = ["a"] }
    #expect(throws: RuleFilterError.self) { try registry.rules(matching: "Colour=red") }
    let metadata = registry.freeze().detections.map(\.metadata)
    #expect(metadata.map(\.severity) == [.high, .info])
    #expect(metadata.map(\.threshold) == [1, 9])
    #expect(metadata.map(\.tags) == [["bad", "a"], ["nine"]])
    #expect(registry.rules(tagged: "bad").ids == ["A"])
    #expect(
      messages { $0.rules(tagged: "none").override { $0.threshold = 2 } }.first?.hasPrefix("MG5053")
        == true)
  }

  @Test("a rule that is not configured is refused, with what is missing, unless it is off")
  func configuration() {
    let rule = Plain(missing: ["it needs the addresses of the office"])
    #expect(
      messages { $0.register(rule) }
        == ["MG5051: the rule is not configured: it needs the addresses of the office"])
    let registry = Registry()
    registry.register(rule)
    #expect(registry.freeze().detections.isEmpty)
    #expect(registry.freeze().unusable.map(\.reason) == [.invalid])
    registry["A"].override { $0.isEnabled = false }
    #expect(registry.freeze().detections.count == 1)
  }

  @Test(
    "values that a file could not have are errors",
    arguments: [
      (Plain(id: ""), "id is empty"), (Plain(id: "a<b"), "id must not have '<'"),
      (Plain(name: "a%b"), "displayName must not have '%'"),
      (Plain(threshold: 0), "threshold must be from 1"),
      (Plain(logTypes: []), "logTypes is empty"),
      (Plain(written: ["t", "t"]), "two tests are named 't'"),
    ])
  func values(_ rule: Plain, _ sentence: String) {
    let found = messages { $0.register(rule) }
    #expect(found.count == 1)
    #expect(found.first?.contains("MG5050: \(sentence)") == true, "\(found)")
  }

  @Test("values of an override are checked, and its expressions are those of the language")
  func overrideValues() {
    #expect(
      messages {
        $0.register(Plain())
        $0["A"].override { $0.dedupPeriodMinutes = 0 }
      } == ["MG5050: dedupPeriodMinutes must be from 1 to 2147483647, not 0"])
    let wrong = messages {
      $0.register(Plain())
      $0["A"].extend {
        $0.includeFilters = [EventFilter("f", MatchExpression("a", "Equls", "x"))]
        $0.inlineFilters = [.none([MatchExpression("a", "Equals", "x")])]
        $0.excludeFilters = [EventFilter("g", MatchExpression("a..b", "Exists"))]
      }
    }
    #expect(
      wrong.contains { $0.hasPrefix("MG3005") && $0.contains("did you mean 'Equals'") }, "\(wrong)")
    #expect(wrong.contains { $0.hasPrefix("MG3006") && $0.contains("All and Any") }, "\(wrong)")
    #expect(wrong.contains { $0.hasPrefix("MG3") && $0.contains("path") }, "\(wrong)")
  }

  @Test("bases in a circle, missing or too deep are one error each")
  func bases() {
    let cycle = messages {
      $0.derive("X", from: "Y")
      $0.derive("Y", from: "X")
    }
    #expect(cycle.contains { $0.hasPrefix("MG5011") })
    #expect(messages { $0.derive("X", from: "Nowhere") }.first?.hasPrefix("MG5010") == true)
    let deep = messages {
      $0.register(Plain(id: "0"))
      for number in 1...9 { $0.derive("\(number)", from: "\(number - 1)") }
    }
    #expect(deep.contains { $0.hasPrefix("MG5013") })
  }

  @Test("rules are listed in the order of registration, whatever derives from what")
  func order() {
    let registry = Registry()
    registry.derive("Z", from: "A")
    registry.register(Plain(id: "A"))
    registry.register([Plain(id: "C"), Plain(id: "B")])
    #expect(registry.freeze().detections.map(\.metadata.ruleID) == ["Z", "A", "C", "B"])
  }
}
