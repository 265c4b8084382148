import MargayAlerts
import MargayEvents
import MargayIR
import MargayKit
import Testing

/// Windows and thresholds: matches in, alerts out, through both engines.
@Suite("Windows")
struct WindowsTests {
  private static let minute: Int64 = 60_000_000_000

  /// What the table says of an alert.
  private struct Shown: Equatable, CustomStringConvertible {
    var start: Int64
    var dedup: [UInt8]
    var count: Int
    var title: [UInt8]

    init(_ alert: Alert) {
      start = alert.windowStart
      dedup = alert.dedup
      count = alert.matchCount
      title = alert.title
    }

    init(_ row: Entry) throws {
      start = try WindowsTests.time(row, "WindowStart")
      dedup = Array(try row.string("Dedup").utf8)
      count = try row.integer("MatchCount")
      title = Array("match \(try row.integer("FirstMatch"))".utf8)
    }

    var description: String {
      "\(EventTime.text(start)) \(String(decoding: dedup, as: UTF8.self)) \(count) "
        + String(decoding: title, as: UTF8.self)
    }
  }

  @Test("files give each case's alerts, in order")
  func files() throws {
    for row in try Table("Tables/Windows.yml").cases() {
      var alerts: [Alert] = []
      let engine = FileAlertEngine(rules: [try rule(row)]) { alerts.append($0) }
      for match in try matches(row) {
        engine.advance(to: match.time)
        try engine.accept(match)
      }
      try engine.finish()
      let wanted = try #require(row["Alerts"]).elements.map { try Shown($0) }
      #expect(alerts.map(Shown.init) == wanted, "\(row.place)")
      #expect(alerts.allSatisfy { $0.isFinal }, "\(row.place)")
    }
  }

  @Test(
    "live input that waits for all matches, or whose matches come in order, gives the same alerts",
    arguments: [10 * minute, 0, .max])
  func live(_ lateness: Int64) throws {
    for row in try Table("Tables/Windows.yml").cases() {
      let matches = try matches(row)
      let isInOrder = zip(matches, matches.dropFirst()).allSatisfy { $0.time <= $1.time }
      // Without waiting, matches of earlier times are late, and that has tests of its own.
      guard isInOrder || lateness == .max else { continue }
      var alerts: [Alert] = []
      let engine = LiveAlertEngine(
        rules: [try rule(row)], lateness: lateness, store: SpillingWindowStore()
      ) {
        alerts.append($0)
      }
      for match in matches {
        try engine.advance(to: match.time)
        try engine.accept(match)
      }
      try engine.finish()
      let final = alerts.filter(\.isFinal).sorted { left, right in
        left.windowStart != right.windowStart
          ? left.windowStart < right.windowStart
          : left.dedup.lexicographicallyPrecedes(right.dedup)
      }
      let wanted = try #require(row["Alerts"]).elements.map { try Shown($0) }
      #expect(final.map(Shown.init) == wanted, "\(row.place)")
      // Each is told when it is created, before it is told again when its window closes.
      let created = alerts.filter { !$0.isFinal }
      #expect(Set(created.map(\.alertID)) == Set(final.map(\.alertID)), "\(row.place)")
      #expect(created.count == final.count, "\(row.place)")
    }
  }

  private func rule(_ row: Entry) throws -> RuleMetadata {
    var rule = RuleMetadata(ruleID: "Table.Rule")
    rule.threshold = try row.integer("Threshold")
    rule.dedupPeriodMinutes = try row.integer("DedupPeriodMinutes")
    return rule
  }

  private func matches(_ row: Entry) throws -> [MatchRecord] {
    try #require(row["Matches"]).elements.enumerated().map { position, match in
      let title = Array("match \(position)".utf8)
      return MatchRecord(
        rule: 0, dedup: Array(try match.string("Dedup").utf8),
        time: try WindowsTests.time(match, "At"), digest: EventDigest.sha256(title),
        position: UInt64(position), logType: nil,
        fields: AlertFields(title: title, severity: .low, context: Array("{}".utf8)))
    }
  }

  /// A time as minutes since 1970 or RFC 3339 text.
  private static func time(_ row: Entry, _ key: String) throws -> Int64 {
    let text = try row.string(key)
    if let minutes = Int64(text) { return minutes * minute }
    let bytes = Array(text.utf8)
    return try #require(
      bytes.withUnsafeBufferPointer { EventTime.nanoseconds(text: $0) }, "\(row.place): \(text)")
  }
}
