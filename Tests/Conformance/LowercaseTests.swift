import MargayEvents
import MargayIR
import Testing

/// Lower-casing by itself, in the I conditions and in the names of fields.
@Suite("Lower-casing")
struct LowercaseTests {
  @Test("each text has its lower case, which is its own lower case")
  func mapping() throws {
    for row in try Table("Tables/Lowercase.yml").cases() {
      let (from, to) = try texts(row)
      #expect(Lowercasing.lowercased(from) == to, "\(row.place)")
      #expect(Lowercasing.lowercased(to) == to, "\(row.place)")
    }
  }

  @Test("conditions and names take a text and its lower case for the same")
  func conditions() throws {
    let equal = try RuleText.compile(
      RuleText.detection("{Condition: IEquals, Values: [{Key: a}, {Key: b}]}"))
    let exact = try RuleText.compile(
      RuleText.detection("{Condition: Equals, Values: [{Key: a}, {Key: b}]}"))
    for row in try Table("Tables/Lowercase.yml").cases() {
      let (from, to) = (try row.string("From"), try row.string("To"))
      for event in [#"{"a":\#(from),"b":\#(to)}"#, #"{"a":\#(to),"b":\#(from)}"#] {
        #expect(try RuleText.outcome(equal, event) == .matched, "\(row.place): \(event)")
        let bytes = try texts(row)
        #expect(
          (try RuleText.outcome(exact, event) == .matched) == (bytes.from == bytes.to),
          "\(row.place): \(event)")
      }
    }
  }

  @Test("a name finds the field of which it is the lower case")
  func names() throws {
    for row in try Table("Tables/Lowercase.yml").cases() {
      let event = try RuleText.event("{\(try row.string("From")):1}")
      var builder = PathTable.Builder()
      let slot = builder.slot(for: EventKeyPath(steps: [.name(try texts(row).to)]))
      let memo = PathMemo(PathTable(builder))
      withExtendedLifetime(event) {
        memo.begin(event)
        #expect(memo.value(slot).kind == .number, "\(row.place)")
      }
    }
  }

  private func texts(_ row: Entry) throws -> (from: [UInt8], to: [UInt8]) {
    let event = try RuleText.event("[\(try row.string("From")),\(try row.string("To"))]")
    let texts = withExtendedLifetime(event) { event.root.elements.map { Array($0.text) } }
    try #require(texts.count == 2, "\(row.place)")
    return (texts[0], texts[1])
  }
}
