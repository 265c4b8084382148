import MargayEvents
import Testing

/// Readings of time fields.
@Suite("Event times")
struct EventTimesTests {
  @Test("each value is its time or none")
  func times() throws {
    var builder = PathTable.Builder()
    let slot = builder.slot(for: EventKeyPath(steps: [.name(Array("t".utf8))]))
    let memo = PathMemo(PathTable(builder))
    for row in try Table("Tables/EventTimes.yml").cases() {
      let value = try row.string("Value")
      let event = try RuleText.event(value == "missing" ? "{}" : "{\"t\":\(value)}")
      let found = withExtendedLifetime(event) {
        memo.begin(event)
        return EventTime.nanoseconds(of: memo.value(slot))
      }
      let wanted = try row.string("Nanoseconds")
      try #require(wanted == "none" || Int64(wanted) != nil, "\(row.place)")
      #expect(found == Int64(wanted), "\(row.place): \(value)")
    }
  }

  @Test("the text of a time is read as the same time")
  func readBack() throws {
    for row in try Table("Tables/EventTimes.yml").cases() {
      guard let wanted = Int64(try row.string("Nanoseconds")) else { continue }
      let text = Array(EventTime.text(wanted).utf8)
      #expect(
        text.withUnsafeBufferPointer { EventTime.nanoseconds(text: $0) } == wanted,
        "\(row.place): \(EventTime.text(wanted))")
    }
  }
}
