import MargayEvents
import MargayIR
import Testing

/// How numbers are written.
@Suite("Number text")
struct NumberTextTests {
  @Test(
    "each number has its text, whoever indexes the event", arguments: EventParser.Indexer.allCases)
  func texts(_ indexer: EventParser.Indexer) throws {
    var parser = EventParser(indexer: indexer)
    for row in try Table("Tables/NumberText.yml").cases() {
      let event = try RuleText.event("[\(try row.string("Number"))]", parser: &parser)
      try withExtendedLifetime(event) {
        let number = try #require(event.root.elements.first { _ in true }, "\(row.place)")
        try #require(number.kind == .number, "\(row.place)")
        try row.expect(written { number.appendNumberText(to: &$0) }, equals: "Text")
        try row.expect(written { number.appendCompactJSON(to: &$0) }, equals: "Text")
      }
    }
  }

  @Test("the text of a number is a number of the same value")
  func readBack() throws {
    let rule = try RuleText.compile(
      RuleText.detection("{Condition: Equals, Values: [{Key: a}, {Key: b}]}"))
    for row in try Table("Tables/NumberText.yml").cases() {
      let event = #"{"a":\#(try row.string("Number")),"b":\#(try row.string("Text"))}"#
      // `0.1` with thirty digits and `0.1` are one binary64; only beyond binary64 two texts differ.
      #expect(try RuleText.outcome(rule, event) == .matched, "\(row.place): \(event)")
    }
  }
}
