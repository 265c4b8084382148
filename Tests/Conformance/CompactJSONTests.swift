import MargayEvents
import MargayIR
import Testing

/// Compact JSON of values, as contexts and titles show it.
@Suite("Compact JSON")
struct CompactJSONTests {
  @Test("each value has its text")
  func texts() throws {
    for row in try Table("Tables/CompactJSON.yml").cases() {
      let event = try RuleText.event(try row.string("Json"))
      try withExtendedLifetime(event) {
        let found = written { event.root.appendCompactJSON(to: &$0) }
        try row.expect(found, equals: "Compact")
      }
    }
  }

  @Test("the text is JSON of the same value")
  func readBack() throws {
    for row in try Table("Tables/CompactJSON.yml").cases() {
      let event = try RuleText.event(try row.string("Compact"))
      #expect(!event.isRepaired, "\(row.place)")
      try withExtendedLifetime(event) {
        try row.expect(written { event.root.appendCompactJSON(to: &$0) }, equals: "Compact")
      }
    }
  }

  @Test("an alert context shows values so")
  func contexts() throws {
    let rule = try RuleText.compile(
      RuleText.detection("{Condition: AlwaysTrue}")
        + "AlertContext: [{KeyName: 'k\"', KeyValue: {Key: a}}, {KeyName: n, KeyValue: {Key: b}}]\n"
    )
    for row in try Table("Tables/CompactJSON.yml").cases() {
      let match = try RuleText.match(rule, "{\"a\":\(try row.string("Json"))}")
      let wanted = #"{"k\"":\#(try row.string("Compact")),"n":null}"#
      #expect(match.context == Array(wanted.utf8), "\(row.place): \(wanted)")
    }
  }
}
