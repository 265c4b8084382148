import MargayAlerts
import TestSupport
import Testing

@Suite struct SpillingWindowStoreTests {
  static let terms = WindowTerms(dedupPeriodMinutes: 1, threshold: 1)

  static func open(
    _ dedup: String, place: UInt32 = 0, at start: Int64, deadline: Int64? = nil
  ) -> OpenWindow {
    OpenWindow(
      key: WindowKey(place: place, dedup: Array(dedup.utf8)),
      window: AlertWindow(openedAt: start, terms: terms, first: Array("\(start)".utf8)),
      deadline: deadline ?? start + minute)
  }

  static func store(_ windows: Int, fanIn: Int = 2) -> SpillingWindowStore {
    SpillingWindowStore(
      limits: SpillingWindowStore.Limits(windows: windows),
      settings: SpillSettings(memory: windows * 100, fanIn: fanIn))
  }

  @Test(arguments: [0, 1, 2, 100])
  func findsTheWindowThatStartsLast(limit: Int) throws {
    let store = Self.store(limit)
    for start in [10, 0, 20, 15, 5] as [Int64] { try store.insert(Self.open("d", at: start)) }
    try store.insert(Self.open("e", at: 12))
    try store.insert(Self.open("d", place: 1, at: 13))
    let key = WindowKey(place: 0, dedup: Array("d".utf8))
    func start(holding time: Int64) throws -> Int64? {
      try store.window(of: key, holding: time, period: minute)?.window.start
    }
    #expect(try start(holding: -1) == nil)
    #expect(try start(holding: 0) == 0)
    #expect(try start(holding: 9) == 5)
    #expect(try start(holding: 14) == 10)
    #expect(try start(holding: minute) == 20)
    #expect(try start(holding: minute + 19) == 20)
    #expect(try start(holding: minute + 20) == nil)
    #expect(store.count == 7)
    #expect((store.writtenTables > 0) == (limit < 100))
  }

  @Test(arguments: [0, 3, 100])
  func takesByDeadlineThenStartThenRuleThenDedup(limit: Int) throws {
    let store = Self.store(limit)
    let inOrder = [
      Self.open("z", place: 9, at: 50, deadline: 100), Self.open("b", at: 40, deadline: 200),
      Self.open("a", place: 1, at: 50, deadline: 200),
      Self.open("b", place: 1, at: 50, deadline: 200),
      Self.open("a", place: 2, at: 50, deadline: 200),
      Self.open("a", at: 0, deadline: 300),
    ]
    for index in [3, 5, 0, 2, 4, 1] { try store.insert(inOrder[index]) }
    #expect(store.nextDeadline == 100)
    #expect(try store.takeExpired(through: 99) == nil)
    var taken: [OpenWindow] = []
    while let window = try store.takeExpired(through: 200) { taken.append(window) }
    #expect(taken == Array(inOrder.dropLast()))
    #expect(store.count == 1)
    #expect(store.nextDeadline == 300)
    #expect(try store.takeExpired(through: .max) == inOrder.last)
    #expect(store.nextDeadline == nil)
    #expect(try store.takeExpired(through: .max) == nil)
  }

  @Test(arguments: [0, 2, 100])
  func whatWasTakenIsForgotten(limit: Int) throws {
    let store = Self.store(limit)
    let early = Self.open("d", at: 0)
    let late = Self.open("d", at: 5, deadline: 2 * minute)
    try store.insert(early)
    try store.insert(late)
    #expect(try store.takeExpired(through: minute) == early)
    #expect(try store.takeExpired(through: minute) == nil)
    let key = early.key
    #expect(try store.window(of: key, holding: 4, period: minute) == nil)
    #expect(try store.window(of: key, holding: 6, period: minute) == late)
  }

  /// A late window may outlive one that starts after it; then it is the one that holds a time.
  @Test(arguments: [0, 2, 100])
  func aWindowBehindAForgottenOneIsFound(limit: Int) throws {
    let store = Self.store(limit)
    let late = Self.open("d", at: 0, deadline: 3 * minute)
    try store.insert(Self.open("d", at: 5))
    try store.insert(late)
    _ = try store.takeExpired(through: 2 * minute)
    #expect(try store.takeExpired(through: 2 * minute) == nil)
    #expect(try store.window(of: late.key, holding: 6, period: minute) == late)
  }

  /// Against a plain list, with windows of many keys, joined and taken at random.
  @Test(arguments: [0, 5, 20, 10_000], 1...3 as ClosedRange<UInt64>)
  func agreesWithAPlainList(limit: Int, seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let store = Self.store(limit, fanIn: 3)
    var list: [OpenWindow] = []
    var clock: Int64 = 0
    for _ in 0..<400 {
      let key = WindowKey(
        place: UInt32.random(in: 0...1, using: &random),
        dedup: Array("d\(Int.random(in: 0..<20, using: &random))".utf8))
      let time = clock - minute + Int64.random(in: 0...(2 * minute), using: &random)
      let found = try store.window(of: key, holding: time, period: minute)
      let expected = list.filter { $0.key == key && $0.window.holds(time) }
        .max { $0.window.start < $1.window.start }
      #expect(found == expected)
      if var joined = found {
        joined.window.join(at: time)
        try store.update(joined)
        list.removeAll { $0.key == key && $0.window.start == joined.window.start }
        list.append(joined)
      } else {
        let window = OpenWindow(
          key: key, window: AlertWindow(openedAt: time, terms: Self.terms, first: key.dedup),
          deadline: max(clock, time) + minute)
        try store.insert(window)
        list.append(window)
      }
      clock += Int64.random(in: 0...(minute / 20), using: &random)
      while let taken = try store.takeExpired(through: clock) {
        #expect(list.contains(taken))
        list.removeAll { $0 == taken }
      }
      #expect(list.allSatisfy { $0.deadline > clock })
      #expect(store.count == list.count)
    }
    #expect((store.writtenTables > 0) == (limit < 10_000))
  }

  @Test func bytesAreLimitedToo() throws {
    let store = SpillingWindowStore(limits: SpillingWindowStore.Limits(windows: 100, bytes: 1_000))
    for start in 0..<Int64(3) { try store.insert(Self.open("d", at: start)) }
    #expect(store.writtenTables == 0)
    for start in 3..<Int64(6) { try store.insert(Self.open("d", at: start)) }
    #expect(store.writtenTables > 0)
  }
}
