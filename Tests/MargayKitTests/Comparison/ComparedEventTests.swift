import MargayDiagnostics
import MargayFrontend
import MargayKit
import Testing

/// Which events a comparison tries, and which it shows.
@Suite("Compared events")
struct ComparedEventTests {
  static let before = ComparedRules.rule("{Key: a, Condition: IContains, Value: needle}")
  static let after = ComparedRules.rule("{Key: a, Condition: Contains, Value: needle}")

  @Test("given events come first, and the one that differs is made as small as it can be")
  func given() throws {
    let noise = (0..<60).map { #""field \#($0)":[{"x":"y","n":[1,2,3]}]"# }.joined(separator: ",")
    let event = """
      {\(noise),"EVENTNAME":["x","DeleteKey","y"],"user":{"Type":"Administrator of all","id":7},\
      "a":"many words around a NEEDLE in the middle of a long text that goes on and on"}
      """
    let result = try ComparedRules.compare(
      Self.before, Self.after, events: [#"{"eventName":"x"}"#, event])
    let difference = try #require(result.difference)
    #expect(difference.source == "given event 2")
    #expect(difference.isMinimised)
    #expect(result.eventsTried == 2)
    #expect(
      String(decoding: difference.event, as: UTF8.self)
        == #"{"EVENTNAME":"DeleteKey","user":{"Type":"Admin"},"a":"NEEDLE"}"#)
  }

  @Test("two comparisons of the same rules try the same events")
  func sameEvents() throws {
    let first = try ComparedRules.compare(Self.before, Self.after)
    let second = try ComparedRules.compare(Self.before, Self.after)
    #expect(first.eventsTried == second.eventsTried)
    #expect(first.difference?.event == second.difference?.event)
    #expect(first.difference?.source == second.difference?.source)
  }

  /// A rule whose Swift compares with texts and numbers that stand in no test.
  struct Reader: Rule {
    let id: String
    let logTypes = ["Custom.Log"]
    var isWrong = false

    func matches(_ event: Event) -> Bool {
      guard event["kind"] == "login" else { return false }
      if isWrong, event["agent"].hasPrefix("curl/"), event["port"] == 4444 { return false }
      return event.walk("peers", "name").contains { $0 == "gate" }
    }
    var tests: [RuleTest] {
      [
        RuleTest(
          "in", matches: true, #"{"kind":"login","agent":"x","port":1,"peers":[{"name":"gate"}]}"#)
      ]
    }
  }

  @Test("events aim at what the code of a rule reads and compares with")
  func reads() throws {
    let registry = Registry()
    registry.register(Reader(id: "Right"))
    registry.register(Reader(id: "Wrong", isWrong: true))
    let difference = try #require(try ComparedRules.compare(registry).difference)
    #expect(
      String(decoding: difference.event, as: UTF8.self)
        == #"{"kind":"login","agent":"curl/","port":4444,"peers":{"name":"gate"}}"#)
    let equal = Registry()
    equal.register(Reader(id: "Right"))
    equal.register(Reader(id: "Right too"))
    #expect(try ComparedRules.compare(equal).verdict == .noDifference)
  }

  /// A rule that fails, or gives texts, as it is told.
  struct Told: Rule {
    struct Failure: Error {}
    let id: String
    let logTypes = ["Custom.Log"]
    var fails = ""
    var text: String?
    var goes: [String]?
    func matches(_ event: Event) throws -> Bool {
      if fails == "matches", event["x"] == 1 { throw Failure() }
      return event["go"] == true
    }
    func title(_ event: Event) throws -> String? {
      if fails == "title" { throw Failure() }
      return nil
    }
    func description(_ event: Event) -> String? { text }
    func runbook(_ event: Event) -> String? { text }
    func reference(_ event: Event) -> String? { text }
    func destinations(_ event: Event) -> [String]? { goes }
    var tests: [RuleTest] { [RuleTest("goes", matches: true, #"{"go":true}"#)] }
  }

  @Test(
    "errors, texts and destinations of functions are compared",
    arguments: [
      (Told(id: "B", fails: "matches"), ["error"]),
      (Told(id: "B", fails: "title"), ["functionErrors"]),
      (Told(id: "B", text: "t"), ["description", "reference", "runbook"]),
      (Told(id: "B", goes: ["d"]), ["destinations"]), (Told(id: "B", goes: []), ["destinations"]),
    ])
  func functions(_ rule: Told, _ fields: [String]) throws {
    let registry = Registry()
    registry.register(Told(id: "A"))
    registry.register(rule)
    let result = try ComparedRules.compare(registry)
    #expect(result.verdict == .different)
    #expect(result.difference?.fields == fields)
    let same = Registry()
    same.register(
      Told(id: "A", fails: rule.fails, text: rule.text, goes: rule.goes))
    same.register(rule)
    #expect(try ComparedRules.compare(same, generated: 300).verdict == .noDifference)
  }
}
