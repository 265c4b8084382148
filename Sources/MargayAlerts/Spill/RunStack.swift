/// Sorted runs in levels: as soon as a level has `fanIn` runs they become one run of the next level.
///
/// So the number of open files and read buffers grows with the logarithm of the data, and every
/// record is written once for each level. All runs of a level are older than those of the level below
/// it, which keeps records with equal keys in the order in which they came.
final class RunStack {
  private var levels: [[RunReader]] = []
  private let settings: SpillSettings
  /// The number of runs that were written, merged ones included.
  private(set) var written = 0

  /// Makes an empty stack.
  init(_ settings: SpillSettings) { self.settings = settings }

  /// The runs from the oldest to the newest.
  var runs: [RunReader] { levels.reversed().flatMap { $0 } }

  /// Writes records from a source as the newest run.
  func add(_ source: any RecordSource) throws {
    try insert(try write(source), level: 0)
  }

  /// Drops the runs that have been read to their end.
  func removeFinished() {
    for index in levels.indices { levels[index].removeAll { $0.key == nil } }
  }

  private func insert(_ run: RunReader, level: Int) throws {
    if level == levels.count { levels.append([]) }
    levels[level].append(run)
    if levels[level].count >= settings.fanIn {
      let merged = try write(RunMerge(levels[level]))
      levels[level] = []
      try insert(merged, level: level + 1)
    }
  }

  private func write(_ source: any RecordSource) throws -> RunReader {
    let writer = try RunWriter(folder: settings.folder)
    while let key = source.key {
      try writer.append(key: key, value: source.value)
      try source.advance()
    }
    written += 1
    return try RunReader(try writer.finish())
  }
}
