import MargayAlerts
import MargayIR
import MargayKit
import TestSupport
import Testing

@Suite struct LiveAlertEngineTests {
  /// Everything that the engine hands on, in order, and its tally.
  static func run(
    _ rules: [RuleMetadata], _ matches: [MatchRecord], lateness: Int64 = 10 * minute,
    windows: Int = 100_000, memory: Int = 1 << 20
  ) throws -> (alerts: [Alert], tally: MatchTally) {
    var alerts: [Alert] = []
    let settings = SpillSettings(memory: memory, fanIn: 3)
    let store = SpillingWindowStore(
      limits: SpillingWindowStore.Limits(windows: windows), settings: settings)
    let engine = LiveAlertEngine(
      rules: rules, lateness: lateness, store: store, settings: settings
    ) { alerts.append($0) }
    for match in matches { try engine.accept(match) }
    try engine.finish()
    #expect(store.count == 0)
    return (alerts, engine.tally)
  }

  /// An alert as `start count state title`, times in minutes.
  static func line(_ alert: Alert) -> String {
    let title = String(decoding: alert.title, as: UTF8.self)
    return "\(alert.windowStart / minute) \(alert.matchCount) "
      + "\(alert.isFinal ? "final" : "new") \(title)"
  }

  @Test func anAlertComesWhenItIsCreatedAndWhenItsWindowCloses() throws {
    var lines: [String] = []
    let engine = LiveAlertEngine(
      rules: [rule("r", threshold: 2)], lateness: 10 * minute, store: SpillingWindowStore()
    ) { lines.append(Self.line($0)) }
    try engine.accept(match("d", at: 1 * minute, title: "b"))
    try engine.accept(match("d", at: 0, title: "a"))
    try engine.advance(to: 11 * minute - 1)
    #expect(lines.isEmpty)
    try engine.advance(to: 11 * minute)
    #expect(lines == ["0 2 new a"])
    try engine.accept(match("d", at: 59 * minute, title: "c"))
    try engine.accept(match("d", at: 60 * minute, title: "outside"))
    try engine.advance(to: 70 * minute - 1)
    #expect(lines == ["0 2 new a"])
    try engine.advance(to: 70 * minute)
    #expect(lines == ["0 2 new a", "0 3 final a"])
    try engine.finish()
    #expect(lines == ["0 2 new a", "0 3 final a"])
    #expect(engine.tally.alerts == [1])
    #expect(engine.tally.matches == [4])
  }

  @Test func bothFormsOfAnAlertHaveOneID() throws {
    let alerts = try Self.run([rule("r")], [match("d", at: 0), match("d", at: 1)]).alerts
    #expect(alerts.map(\.isFinal) == [false, true])
    #expect(Set(alerts.map(\.alertID)).count == 1)
    #expect(alerts.map(\.matchCount) == [1, 2])
    #expect(alerts.map(\.lastEventTime) == [0, 1])
  }

  @Test func withoutLatenessAMatchDoesNotWait() throws {
    var lines: [String] = []
    let engine = LiveAlertEngine(
      rules: [rule("r")], lateness: 0, store: SpillingWindowStore()
    ) { lines.append(Self.line($0)) }
    try engine.accept(match("d", at: 0, title: "a"))
    #expect(lines == ["0 1 new a"])
    try engine.accept(match("d", at: 0, title: "b"))
    #expect(engine.tally.late == 0)
  }

  /// The greatest time seen is at minute 100; up to minute 90 nothing waits any longer.
  @Test(arguments: [
    // Exactly as far behind as the lateness: not late.
    (90, 0, ["80 2 final first"]), (89, 1, ["80 2 final first"]),
    // A window that is still known, at its start and just before it.
    (80, 1, ["80 2 final first"]), (79, 1, ["80 1 final first", "79 1 final late"]),
    // A window that was forgotten: its end, minute 80, has passed.
    (20, 1, ["80 1 final first", "20 1 final late"]),
  ])
  func aLateMatchJoinsAKnownWindowOrOpensItsOwn(at: Int64, late: Int, finals: [String]) throws {
    let (alerts, tally) = try Self.run(
      [rule("r"), rule("other")],
      [
        match("d", at: 20 * minute, title: "old"), match("d", at: 80 * minute, title: "first"),
        match(rule: 1, "x", at: 100 * minute), match("d", at: at * minute, title: "late"),
      ])
    let found = alerts.filter { $0.isFinal && $0.ruleID == "r" }.map(Self.line)
    #expect(found == ["20 1 final old"] + finals)
    #expect(tally.late == late)
  }

  @Test func aLateMatchDoesNotMoveTheLastTimeBack() throws {
    let alerts = try Self.run(
      [rule("r")], [0, 2, 1].map { match("d", at: $0 * minute) }, lateness: 0
    ).alerts
    #expect(alerts.filter(\.isFinal).map(\.lastEventTime) == [2 * minute])
    #expect(alerts.filter(\.isFinal).map(\.matchCount) == [3])
  }

  /// Not only at the end of the input, which may never come.
  @Test func theWindowOfALateMatchClosesWhenItsTimeIsOver() throws {
    var lines: [String] = []
    let engine = LiveAlertEngine(
      rules: [rule("r", minutes: 5)], lateness: 0, store: SpillingWindowStore()
    ) { lines.append(Self.line($0)) }
    try engine.advance(to: 100 * minute)
    try engine.accept(match("d", at: 50 * minute, title: "late"))
    #expect(lines == ["50 1 new late"])
    try engine.advance(to: 105 * minute)
    #expect(lines == ["50 1 new late", "50 1 final late"])
  }

  /// SHA-256 of `c` is less than that of `a`.
  @Test func ofMatchesAtOneTimeTheDigestDecidesWhichIsFirst() throws {
    let titles = ["a", "c"]
    let matches = titles.indices.map { match("d", at: 0, position: $0, title: titles[$0]) }
    let alerts = try Self.run([rule("r")], matches).alerts
    #expect(alerts.map(Self.line) == ["0 1 new c", "0 2 final c"])
  }

  /// Else input that comes a day late would be an alert for each of its matches.
  @Test func lateMatchesAreDeduplicatedToo() throws {
    let late = (0..<50).map { match("d", at: Int64($0) * second, position: $0) }
    let (alerts, tally) = try Self.run(
      [rule("r")], [match("x", at: 24 * 60 * minute)] + late)
    #expect(alerts.filter { $0.isFinal && $0.dedup == Array("d".utf8) }.map(\.matchCount) == [50])
    #expect(tally.late == 50)
    #expect(tally.alerts == [2])
  }

  @Test func withoutCreateAlertMatchesAreCountedOnly() throws {
    let (alerts, tally) = try Self.run(
      [rule("r", createsAlert: false)], [match("d", at: 0), match("d", at: 100 * minute)])
    #expect(alerts.isEmpty)
    #expect(tally.matches == [2])
    #expect(tally.alerts == [0])
  }

  @Test func aWindowBelowTheThresholdIsForgotten() throws {
    let (alerts, tally) = try Self.run(
      [rule("r", threshold: 3, minutes: 5)],
      [0, 1, 5, 6].map { match("d", at: $0 * minute) })
    #expect(alerts.isEmpty)
    #expect(tally.alerts == [0])
  }

  @Test(arguments: [100_000, 20, 0], 1...4 as ClosedRange<UInt64>)
  func withinTheLatenessTheAlertsAreThoseOfAFile(windows: Int, seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let rules = [
      rule("c", threshold: 3, minutes: 5), rule("a", minutes: 30), rule("b", threshold: 2),
    ]
    let matches = randomMatches(
      count: 700, rules: 3, dedups: 15, span: 300 * minute, using: &random)
    // Every match arrives less than the lateness after its time.
    let arrivals = matches.map { match in
      (match.time + Int64.random(in: 0..<(10 * minute), using: &random), match)
    }
    let inArrivalOrder = arrivals.sorted { ($0.0, $0.1.position) < ($1.0, $1.1.position) }
      .map(\.1)
    let memory = windows == 100_000 ? 1 << 20 : 2_000
    let live = try Self.run(rules, inArrivalOrder, windows: windows, memory: memory)
    let file = try fileAlerts(rules, matches)
    let finals = live.alerts.filter(\.isFinal).sorted { left, right in
      (left.windowStart, left.ruleID, String(decoding: left.dedup, as: UTF8.self))
        < (right.windowStart, right.ruleID, String(decoding: right.dedup, as: UTF8.self))
    }
    #expect(finals == file.alerts)
    #expect(live.tally == file.tally)
    let created = live.alerts.filter { !$0.isFinal }
    #expect(Set(created.map(\.alertID)) == Set(finals.map(\.alertID)))
    #expect(created.count == finals.count)
    #expect(created.allSatisfy { $0.matchCount == $0.threshold })
  }

  /// Late matches included, what is spilled must not show.
  @Test(arguments: 1...3 as ClosedRange<UInt64>)
  func spillingDoesNotShow(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let rules = [rule("a", threshold: 2, minutes: 5), rule("b", minutes: 30)]
    let matches = randomMatches(
      count: 500, rules: 2, dedups: 12, span: 600 * minute, using: &random)
    let expected = try Self.run(rules, matches)
    #expect(expected.tally.late > 100)
    for (windows, memory) in [(10, 1_000), (0, 0)] {
      let found = try Self.run(rules, matches, windows: windows, memory: memory)
      #expect(found.alerts == expected.alerts)
      #expect(found.tally == expected.tally)
    }
  }

  @Test func aFolderThatCannotBeUsedIsAnError() {
    let settings = SpillSettings(folder: "/nowhere", memory: 0)
    let engine = LiveAlertEngine(
      rules: [rule("r")], lateness: 10 * minute, store: SpillingWindowStore(settings: settings),
      settings: settings
    ) { _ in }
    #expect(throws: SpillError.self) {
      for time in 0..<Int64(2) { try engine.accept(match("d", at: time)) }
    }
  }
}
