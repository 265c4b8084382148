/// The tables of open windows on disk, in levels: `fanIn` tables become one of the next level.
///
/// A window may stand in several tables; the newest one counts. What is out of date, or whose
/// deadline has passed, is dropped when tables are merged.
final class WindowTables {
  private let settings: SpillSettings
  private var levels: [[WindowTable]] = []
  /// The number of tables that were written, merged ones included.
  private(set) var written = 0

  /// Makes an empty set of tables.
  init(_ settings: SpillSettings) { self.settings = settings }

  /// Writes windows as the newest table.
  func add(_ windows: [OpenWindow], clock: Int64) throws {
    let ordered = windows.sorted { left, right in
      left.key == right.key
        ? left.window.start < right.window.start : WindowKey.precedes(left.key, right.key)
    }
    let writer = try TableWriter(folder: settings.folder, capacity: ordered.count)
    for window in ordered { try writer.append(window) }
    written += 1
    for level in levels.indices { levels[level].removeAll { $0.lastDeadline <= clock } }
    try insert(try writer.finish(), level: 0, clock: clock)
  }

  /// The window of a key that starts last within a range and whose deadline is behind a time.
  func window(
    of key: WindowKey, starting range: ClosedRange<Int64>, deadlineAfter clock: Int64
  ) throws -> OpenWindow? {
    var found: OpenWindow?
    // From the newest table to the oldest, so that the newest record of a window is the one found.
    for level in levels {
      for table in level.reversed() where table.lastDeadline > clock {
        let window = try table.window(of: key, starting: range, deadlineAfter: clock)
        guard let window else { continue }
        if found.map({ $0.window.start < window.window.start }) ?? true { found = window }
      }
    }
    return found
  }

  private func insert(_ table: WindowTable, level: Int, clock: Int64) throws {
    if level == levels.count { levels.append([]) }
    levels[level].append(table)
    if levels[level].count >= settings.fanIn {
      let merged = try merge(levels[level], clock: clock)
      levels[level] = []
      try insert(merged, level: level + 1, clock: clock)
    }
  }

  private func merge(_ tables: [WindowTable], clock: Int64) throws -> WindowTable {
    // The newest first: of records with equal keys a merge gives that of the earlier source first.
    let merge = RunMerge(try tables.reversed().map { try $0.records() })
    let writer = try TableWriter(
      folder: settings.folder, capacity: tables.reduce(0) { $0 + $1.count })
    var last: [UInt8] = []
    while let key = merge.key {
      if KeyOrder.compare(key, last) != 0 {
        last = Array(key)
        let value = merge.value
        let deadline = try WindowTable.deadline(value, folder: settings.folder)
        if deadline > clock { try writer.append(key: key, value: value, deadline: deadline) }
      }
      try merge.advance()
    }
    written += 1
    return try writer.finish()
  }
}
