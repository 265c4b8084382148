import MargayDiagnostics
import MargayFrontend
import MargayIR
import MargayKit
import TestSupport
import Testing

/// What empty lists mean in each grammar.
@Suite("Empty lists")
struct EmptyListsTests {
  private static let event = #"{"a":1,"c":[1]}"#

  @Test("each empty list has its meaning")
  func meanings() throws {
    for row in try Table("Tables/EmptyLists.yml").cases() {
      let grammar = try row.string("Grammar")
      let list = try row["List"]?.source ?? "[\(try #require(row["Expression"]).source)]"
      let text = EmptyListsTests.text(grammar, list)
      let found = RuleText.diagnostics(of: text)
      let errors = found.filter { $0.severity == .error }
      let result = try row.string("Result")
      #expect(errors.isEmpty == (result != "error"), "\(row.place): \(list)")
      guard result != "error" else { continue }
      // An author is told of every empty list but that of InlineFilters, which is a way to say "none".
      if grammar != "InlineFilters" || row["List"] == nil {
        #expect(!found.isEmpty, "\(row.place): \(list)")
        #expect(found.allSatisfy { $0.severity == .warning }, "\(row.place): \(list)")
      }
      let rule = try RuleText.compile(text)
      let outcome = try RuleText.outcome(rule, EmptyListsTests.event)
      switch (grammar, result) {
      case ("Detection", "true"): #expect(outcome == .matched, "\(row.place): \(list)")
      case ("Detection", "false"): #expect(outcome == .notMatched, "\(row.place): \(list)")
      case ("InlineFilters", "true"), ("InlineFilters", "pass"):
        #expect(outcome == .matched, "\(row.place): \(list)")
      case ("InlineFilters", "false"): #expect(outcome == .filtered, "\(row.place): \(list)")
      case (_, "absent"):
        let absent = try RuleText.compile(
          EmptyListsTests.text("Detection", "[\(EmptyListsTests.always)]"))
        #expect(rule.program == absent.program, "\(row.place)")
        #expect(rule.metadata == absent.metadata, "\(row.place)")
        #expect(rule.tests.isEmpty, "\(row.place)")
      default: Issue.record("\(row.place): no such case as \(grammar) and \(result)")
      }
    }
  }

  private static let always = "{Condition: AlwaysTrue}"

  /// A rule in which one list is `list`.
  private static func text(_ grammar: String, _ list: String) -> String {
    let detection = "Detection: [\(always)]\n"
    return switch grammar {
    case "Detection": RuleText.header + "Detection: \(list)\n"
    case "Conditions":
      RuleText.header + detection + "DynamicSeverities: [{ChangeTo: High, Conditions: \(list)}]\n"
    default: RuleText.header + detection + "\(grammar): \(list)\n"
    }
  }
}
