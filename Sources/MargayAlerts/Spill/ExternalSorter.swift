/// Sorts any number of records in bounded memory.
///
/// Records are bytes: a key, compared byte by byte, and a value. They gather in memory up to the
/// budget, are sorted and written out as a run, and merged in the end; what fits the budget never
/// touches the disk. Records with equal keys keep their order. Memory is the budget and 32 KiB for
/// each open run (see `RunStack`); one record may exceed the budget and is then held alone.
package final class ExternalSorter {
  private let settings: SpillSettings
  private let buffer = RecordBuffer()
  private let stack: RunStack

  /// Makes an empty sorter.
  package init(_ settings: SpillSettings = SpillSettings()) {
    self.settings = settings
    self.stack = RunStack(settings)
  }

  /// The number of runs that went to the disk so far, merged ones included.
  package var writtenRuns: Int { stack.written }

  /// Adds a record.
  package func append(key: [UInt8], value: [UInt8]) throws {
    try key.withUnsafeBytes { key in
      try value.withUnsafeBytes { value in try append(key: key, value: value) }
    }
  }

  private func append(
    key: UnsafeRawBufferPointer, value: UnsafeRawBufferPointer
  ) throws {
    let cost = RecordBuffer.cost(key: key, value: value)
    if !buffer.isEmpty, buffer.byteCount + cost > settings.memory {
      buffer.sort()
      try stack.add(buffer)
      buffer.removeAll()
    }
    buffer.append(key: key, value: value)
  }

  /// Calls a closure with every record in order; to be called once, when all are appended.
  ///
  /// The pointers are valid during the call only. What the closure throws ends the walk.
  package func drain(
    _ body: (_ key: UnsafeRawBufferPointer, _ value: UnsafeRawBufferPointer) throws -> Void
  ) throws {
    buffer.sort()
    let merge = RunMerge(stack.runs + [buffer])
    while let key = merge.key {
      try body(key, merge.value)
      try merge.advance()
    }
  }
}
