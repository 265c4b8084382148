import MargayAlerts
import MargayIR
import MargayKit
import TestSupport
import Testing

@Suite struct FileAlertEngineTests {
  @Test func alertsComeByWindowStartThenRuleThenDedup() throws {
    let rules = [rule("b"), rule("a"), rule("B")]
    let matches = [
      match(rule: 0, "x", at: minute), match(rule: 1, "y", at: minute),
      match(rule: 1, "x", at: minute), match(rule: 2, "z", at: minute),
      match(rule: 0, "late", at: -minute), match(rule: 1, "x\0y", at: minute),
    ]
    let found = try fileAlerts(rules, matches).alerts.map {
      "\($0.windowStart / minute) \($0.ruleID) \(String(decoding: $0.dedup, as: UTF8.self))"
    }
    #expect(found == ["-1 b late", "1 B z", "1 a x", "1 a x\0y", "1 a y", "1 b x"])
  }

  @Test func fieldsAreThoseOfTheFirstMatch() throws {
    let matches = [
      match("d", at: 2 * minute, title: "third"), match("d", at: minute, title: "second"),
      match("d", at: 0, title: "first"),
    ]
    let (alerts, tally) = try fileAlerts([rule("r", threshold: 2)], matches)
    let alert = try #require(alerts.first)
    #expect(alerts.count == 1)
    #expect(String(decoding: alert.title, as: UTF8.self) == "first")
    #expect(alert.matchCount == 3)
    #expect(alert.firstEventTime == 0)
    #expect(alert.windowStart == 0)
    #expect(alert.windowEnd == 60 * minute)
    #expect(alert.lastEventTime == 2 * minute)
    #expect(alert.threshold == 2)
    #expect(alert.severity == .high)
    #expect(alert.isFinal)
    #expect(alert.logType == "AWS.CloudTrail")
    #expect(alert.alertContext == Array(#"{"n":1}"#.utf8))
    #expect(alert.alertID == AlertID.make(ruleID: "r", dedup: Array("d".utf8), windowStart: 0))
    #expect(tally.matches == [3])
    #expect(tally.alerts == [1])
  }

  @Test func equalTimesGoByDigestThenPosition() throws {
    var low = match("d", at: 0, position: 9, title: "low")
    var high = match("d", at: 0, position: 1, title: "high")
    low.digest = [UInt8](repeating: 1, count: 32)
    high.digest = [UInt8](repeating: 200, count: 32)
    let byDigest = try fileAlerts([rule("r")], [high, low]).alerts
    #expect(byDigest.map { String(decoding: $0.title, as: UTF8.self) } == ["low"])
    low.digest = high.digest
    let byPosition = try fileAlerts([rule("r")], [low, high]).alerts
    #expect(byPosition.map { String(decoding: $0.title, as: UTF8.self) } == ["high"])
  }

  @Test func withoutCreateAlertMatchesAreCountedOnly() throws {
    let rules = [rule("signal", createsAlert: false), rule("alert", threshold: 2)]
    let matches = [
      match(rule: 0, "d", at: 0), match(rule: 0, "d", at: 1), match(rule: 1, "d", at: 0),
      match(rule: 1, "d", at: 1), match(rule: 1, "e", at: 1),
    ]
    let (alerts, tally) = try fileAlerts(rules, matches)
    #expect(alerts.map(\.ruleID) == ["alert"])
    #expect(tally.matches == [2, 3])
    #expect(tally.alerts == [0, 1])
    #expect(tally.late == 0)
  }

  @Test func dedupStringsAreBytes() throws {
    let matches = [
      match("\u{E9}", at: 0), match("e\u{301}", at: 1), match("", at: 2), match("a", at: 3),
      match("a\0", at: 4),
    ]
    #expect(try fileAlerts([rule("r")], matches).alerts.count == 5)
  }

  @Test func aRuleThatIsNotInTheSetIsAnError() {
    for number in [1, -1] {
      #expect(throws: AlertError.self) {
        try fileAlerts([rule("r")], [match(rule: number, "d", at: 0)])
      }
    }
  }

  @Test func noMatchNoAlert() throws {
    let (alerts, tally) = try fileAlerts([rule("r")], [])
    #expect(alerts.isEmpty)
    #expect(tally == MatchTally(ruleCount: 1))
  }

  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func neitherOrderNorMemoryMatters(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let rules = [
      rule("c", threshold: 3, minutes: 5), rule("a", minutes: 1), rule("b", threshold: 2),
    ]
    let matches = randomMatches(
      count: 600, rules: 3, dedups: 7, span: 100 * minute, using: &random)
    let expected = try fileAlerts(rules, matches)
    #expect(expected.alerts == naiveAlerts(rules, matches))
    #expect(expected.alerts.count > 100)
    for memory in [0, 500, 20_000] {
      let shuffled = matches.shuffled(using: &random)
      let found = try fileAlerts(
        rules, shuffled, settings: SpillSettings(memory: memory, fanIn: 3))
      #expect(found.alerts == expected.alerts)
      #expect(found.tally == expected.tally)
    }
  }

  @Test func aFolderThatCannotBeUsedIsAnError() {
    #expect(throws: SpillError.self) {
      try fileAlerts(
        [rule("r")], [match("a", at: 0), match("b", at: 0)],
        settings: SpillSettings(folder: "/nowhere", memory: 0))
    }
  }
}

/// The alerts as Documentation/Language, section 6, says it, with everything in memory.
func naiveAlerts(_ rules: [RuleMetadata], _ matches: [MatchRecord]) -> [Alert] {
  struct Window {
    var start: Int64
    var matches: [MatchRecord]
  }
  var windows: [String: [Window]] = [:]
  let inOrder = matches.sorted { left, right in
    if left.time != right.time { return left.time < right.time }
    return left.digest.lexicographicallyPrecedes(right.digest)
  }
  for match in inOrder {
    let key = "\(match.rule) \(String(decoding: match.dedup, as: UTF8.self))"
    let period = Int64(rules[match.rule].dedupPeriodMinutes) * minute
    var open = windows[key] ?? []
    if let last = open.popLast(), match.time < last.start + period {
      open.append(Window(start: last.start, matches: last.matches + [match]))
    } else {
      open = (windows[key] ?? []) + [Window(start: match.time, matches: [match])]
    }
    windows[key] = open
  }
  let alerts = windows.values.joined().compactMap { window -> Alert? in
    guard let first = window.matches.first, let last = window.matches.last else { return nil }
    let metadata = rules[first.rule]
    guard window.matches.count >= metadata.threshold else { return nil }
    var held = AlertWindow(openedAt: window.start, terms: WindowTerms(metadata), first: [])
    for _ in window.matches.dropFirst() { held.join(at: last.time) }
    return Alert(
      rule: metadata, dedup: first.dedup, window: held,
      first: MatchPayload(logType: first.logType, fields: first.fields), isFinal: true)
  }
  return alerts.sorted { left, right in
    (left.windowStart, left.ruleID, String(decoding: left.dedup, as: UTF8.self))
      < (right.windowStart, right.ruleID, String(decoding: right.dedup, as: UTF8.self))
  }
}
