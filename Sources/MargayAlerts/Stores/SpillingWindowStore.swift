/// Keeps open windows in memory up to a number and a size, and beyond them on disk.
///
/// The windows that were opened or joined last are in memory; when they pass a limit all of them go
/// to a sorted table on disk, from which a window comes back when a match joins it. A queue, which
/// also goes to the disk when it is large, knows the deadlines. So memory is bounded by the limits and
/// a few bytes for each window on disk (see `WindowTable`).
package final class SpillingWindowStore: WindowStore {
  /// When windows go to the disk.
  package struct Limits: Hashable, Sendable {
    /// The number of windows held in memory.
    package var windows: Int
    /// The bytes that they may take.
    package var bytes: Int

    /// Makes limits; a window takes about 300 bytes beside its dedup string, title and context.
    package init(windows: Int = 100_000, bytes: Int = 28 << 20) {
      self.windows = windows
      self.bytes = bytes
    }
  }

  private final class HeldWindow {
    let start: Int64
    var window: OpenWindow

    init(_ window: OpenWindow) {
      self.start = window.window.start
      self.window = window
    }
  }

  package private(set) var count = 0
  private let limits: Limits
  private let deadlines: SpillQueue
  private let tables: WindowTables
  /// The windows in memory; those of one key from the last start to the first.
  ///
  /// Mostly a key has one window. Input that runs backward gives it thousands, each starting before
  /// those that are there: the order makes that an append, and references make others cheap.
  private var recent: [WindowKey: [HeldWindow]] = [:]
  private var recentCount = 0
  private var recentCost = 0
  private var clock = Int64.min

  /// Makes an empty store.
  package init(
    limits: Limits = Limits(), settings: SpillSettings = SpillSettings(memory: 8 << 20)
  ) {
    self.limits = limits
    self.deadlines = SpillQueue(settings)
    self.tables = WindowTables(settings)
  }

  /// The number of tables that went to the disk so far, merged ones included.
  package var writtenTables: Int { tables.written }

  package func insert(_ window: OpenWindow) throws {
    var key = SortKey()
    key.append(time: window.deadline)
    key.append(time: window.window.start)
    key.append(window.key.place)
    key.append(text: window.key.dedup)
    try deadlines.push(key: key.bytes, value: [])
    count += 1
    try hold(window)
  }

  package func update(_ window: OpenWindow) throws { try hold(window) }

  package func window(
    of key: WindowKey, holding time: Int64, period: Int64
  ) throws -> OpenWindow? {
    // Starts in (time - period, time]; where the time line begins later, from its beginning.
    let (before, overflow) = time.subtractingReportingOverflow(period)
    return try latest(of: key, starting: (overflow ? .min : before + 1)...time)
  }

  package var nextDeadline: Int64? {
    deadlines.peek { key in
      var reader = SortKeyReader(key)
      return reader.time()
    }
  }

  package func takeExpired(through time: Int64) throws -> OpenWindow? {
    guard let next = nextDeadline, next <= time, let record = try deadlines.pop() else {
      clock = max(clock, time)
      return nil
    }
    let (start, key) = record.key.withUnsafeBytes { bytes in
      var reader = SortKeyReader(bytes)
      _ = reader.time()
      let start = reader.time()
      return (start, WindowKey(place: reader.number(UInt32.self), dedup: reader.text()))
    }
    guard let window = try latest(of: key, starting: start...start) else {
      throw AlertError("an open window is missing in its store")
    }
    forget(window)
    count -= 1
    return window
  }

  private func latest(
    of key: WindowKey, starting range: ClosedRange<Int64>
  ) throws -> OpenWindow? {
    var held: OpenWindow?
    if let windows = recent[key] {
      let index = SpillingWindowStore.index(in: windows, startingThrough: range.upperBound)
      if index < windows.count, windows[index].start >= range.lowerBound {
        held = windows[index].window
      }
    }
    let stored = try tables.window(of: key, starting: range, deadlineAfter: clock)
    guard let held else { return stored }
    guard let stored, stored.window.start > held.window.start else { return held }
    return stored
  }

  private func hold(_ window: OpenWindow) throws {
    // Taken out of the dictionary, so that it is changed in place and not copied.
    var windows = recent.removeValue(forKey: window.key) ?? []
    let index = SpillingWindowStore.index(in: windows, startingThrough: window.window.start)
    if index < windows.count, windows[index].start == window.window.start {
      windows[index].window = window
    } else {
      windows.insert(HeldWindow(window), at: index)
      recentCount += 1
      recentCost += SpillingWindowStore.cost(of: window)
    }
    recent[window.key] = windows
    if recentCount > limits.windows || recentCost > limits.bytes { try spill() }
  }

  private func forget(_ window: OpenWindow) {
    guard var windows = recent.removeValue(forKey: window.key) else { return }
    let index = SpillingWindowStore.index(in: windows, startingThrough: window.window.start)
    if index < windows.count, windows[index].start == window.window.start {
      windows.remove(at: index)
      recentCount -= 1
      recentCost -= SpillingWindowStore.cost(of: window)
    }
    if !windows.isEmpty { recent[window.key] = windows }
  }

  private func spill() throws {
    try tables.add(recent.values.joined().map(\.window), clock: clock)
    recent = [:]
    recentCount = 0
    recentCost = 0
  }

  /// The place of the window that starts last at or before a time, in windows of one key.
  private static func index(in windows: [HeldWindow], startingThrough time: Int64) -> Int {
    var low = 0
    var high = windows.count
    while low < high {
      let middle = (low + high) / 2
      if windows[middle].start > time { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private static func cost(of window: OpenWindow) -> Int {
    window.key.dedup.count + window.window.first.count + 300
  }
}
