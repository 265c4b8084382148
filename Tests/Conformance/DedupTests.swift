import MargayIR
import Testing

/// Dedup strings of rules.
@Suite("Dedup strings")
struct DedupTests {
  @Test("each event has its dedup string")
  func strings() throws {
    for row in try Table("Tables/Dedup.yml").cases() {
      var text = """
        AnalysisType: rule
        RuleID: Test.Rule
        Enabled: true
        Severity: Low
        LogTypes: [Table.Events]
        Detection: [{Condition: AlwaysTrue}]

        """
      for key in ["GroupBy", "AlertTitle"] {
        if let value = row[key] { text += "\(key): \(value.source)\n" }
      }
      let match = try RuleText.match(try RuleText.compile(text), try row.string("Event"))
      try row.expect(match.dedup, equals: "Result")
    }
  }
}
