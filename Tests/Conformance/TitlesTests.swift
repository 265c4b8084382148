import MargayDiagnostics
import MargayFrontend
import MargayIR
import Testing

/// Titles of rules, from the text of AlertTitle to what an alert shows.
@Suite("Titles")
struct TitlesTests {
  private static func rule(_ template: QuotedText) -> String {
    RuleText.detection("{Condition: AlwaysTrue}") + "DisplayName: Shown name\n"
      + "AlertTitle: \(template.source)\n"
  }

  @Test("each template gives its title")
  func results() throws {
    for row in try Table("Tables/Titles.yml").cases() where row["Result"] != nil {
      let rule = try RuleText.compile(TitlesTests.rule(QuotedText(try row.string("Template"))))
      let match = try RuleText.match(rule, try row.string("Event"))
      if try row.string("Result").isEmpty {
        #expect(match.title == Array("Shown name".utf8), "\(row.place)")
      } else {
        try row.expect(match.title, equals: "Result")
      }
    }
  }

  @Test("without a display name an empty title is the RuleID")
  func ruleID() throws {
    let rule = try RuleText.compile(
      RuleText.detection("{Condition: AlwaysTrue}") + "AlertTitle: '{a}'\n")
    #expect(try RuleText.match(rule, #"{"a":""}"#).title == Array("Table.Rule".utf8))
  }

  @Test("errors stand at their place, and their fix-it doubles the braces")
  func errors() throws {
    for row in try Table("Tables/Titles.yml").cases() where row["Result"] == nil {
      let quoted = QuotedText(try row.string("Template"))
      let text = TitlesTests.rule(quoted)
      let diagnostic = try RuleText.onlyDiagnostic(of: text, row.place)
      #expect(diagnostic.severity == .error, "\(row.place)")
      let start = try RuleText.offset(of: "AlertTitle: ", in: text) + "AlertTitle: ".utf8.count
      let wanted = start + quoted.places[try row.integer("ErrorAt")]
      #expect(diagnostic.range.lower == wanted, "\(row.place): \(quoted.source)")
      let mended = try RuleText.mended(text, by: diagnostic, row.place)
      try row.expect(Array(try mended.string("AlertTitle").utf8), equals: "Fix")
    }
  }
}
