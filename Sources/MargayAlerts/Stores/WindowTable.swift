/// Open windows on disk: a file sorted by rule, dedup string and start, which never changes.
///
/// In memory are, for each 16 KiB of the file, the first key, and ten bits for each window. A lookup
/// of a key that is not there mostly costs no read, any other one block.
final class WindowTable {
  /// The number of windows.
  let count: Int
  /// The greatest deadline: from then on nothing in the table matters.
  let lastDeadline: Int64
  private let file: SpillFile
  private let blocks: [(first: [UInt8], offset: Int)]
  private let filter: KeyFilter

  fileprivate init(
    count: Int, lastDeadline: Int64, file: SpillFile, blocks: [(first: [UInt8], offset: Int)],
    filter: KeyFilter
  ) {
    self.count = count
    self.lastDeadline = lastDeadline
    self.file = file
    self.blocks = blocks
    self.filter = filter
  }

  /// All records in order.
  func records() throws -> RunReader { try RunReader(file) }

  /// The window of a key that starts last within a range and whose deadline is behind a time.
  func window(
    of key: WindowKey, starting range: ClosedRange<Int64>, deadlineAfter clock: Int64
  ) throws -> OpenWindow? {
    let prefix = WindowTable.prefix(of: key)
    guard prefix.bytes.withUnsafeBytes({ filter.mayContain($0) }) else { return nil }
    var lowest = prefix
    lowest.append(time: range.lowerBound)
    var highest = prefix
    highest.append(time: range.upperBound)
    let reader = try RunReader(
      file, from: offset(ofBlockHolding: lowest.bytes), bufferSize: TableWriter.blockSize)
    var found: OpenWindow?
    while let current = reader.key, KeyOrder.compare(current, highest.bytes) <= 0 {
      if KeyOrder.compare(current, lowest.bytes) >= 0 {
        let record = try WindowTable.decode(
          current, reader.value, key: key, folder: file.folder)
        if record.deadline > clock { found = record }
      }
      try reader.advance()
    }
    return found
  }

  /// Where to begin reading for a key: the last block whose first key is not behind it.
  private func offset(ofBlockHolding key: [UInt8]) -> Int {
    var low = 0
    var high = blocks.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if KeyOrder.compare(blocks[middle].first, key) <= 0 { low = middle } else { high = middle }
    }
    return low < blocks.count ? blocks[low].offset : 0
  }

  /// The part of a record's key in front of the start.
  static func prefix(of key: WindowKey) -> SortKey {
    var prefix = SortKey()
    prefix.append(key.place)
    prefix.append(text: key.dedup)
    return prefix
  }

  /// The deadline of a record: its value begins with it.
  static func deadline(_ value: UnsafeRawBufferPointer, folder: String) throws -> Int64 {
    var decoder = RecordDecoder(value, folder: folder)
    return try decoder.time()
  }

  private static func decode(
    _ recordKey: UnsafeRawBufferPointer, _ value: UnsafeRawBufferPointer, key: WindowKey,
    folder: String
  ) throws -> OpenWindow {
    var keyReader = SortKeyReader(UnsafeRawBufferPointer(rebasing: recordKey.suffix(8)))
    var decoder = RecordDecoder(value, folder: folder)
    let deadline = try decoder.time()
    let window = AlertWindow(
      start: keyReader.time(), end: try decoder.time(), lastTime: try decoder.time(),
      matchCount: try decoder.count(), first: try decoder.bytes())
    return OpenWindow(key: key, window: window, deadline: deadline)
  }
}

/// Writes a `WindowTable` from windows in order.
final class TableWriter {
  fileprivate static let blockSize = 16 << 10

  private let run: RunWriter
  private var filter: KeyFilter
  private var blocks: [(first: [UInt8], offset: Int)] = []
  private var count = 0
  private var lastDeadline = Int64.min

  /// Starts a table that will hold at most so many windows.
  init(folder: String, capacity: Int) throws {
    run = try RunWriter(folder: folder)
    filter = KeyFilter(capacity: capacity)
  }

  /// Appends a window.
  func append(_ window: OpenWindow) throws {
    var key = WindowTable.prefix(of: window.key)
    key.append(time: window.window.start)
    var value = RecordEncoder(expecting: window.window.first.count + 48)
    value.time(window.deadline)
    value.time(window.window.end)
    value.time(window.window.lastTime)
    value.count(window.window.matchCount)
    value.bytes(window.window.first)
    try key.bytes.withUnsafeBytes { key in
      try value.bytes.withUnsafeBytes { value in
        try append(key: key, value: value, deadline: window.deadline)
      }
    }
  }

  /// Appends a record of another table.
  func append(
    key: UnsafeRawBufferPointer, value: UnsafeRawBufferPointer, deadline: Int64
  ) throws {
    if run.offset - (blocks.last?.offset ?? -TableWriter.blockSize) >= TableWriter.blockSize {
      blocks.append((Array(key), run.offset))
    }
    filter.insert(UnsafeRawBufferPointer(rebasing: key.dropLast(8)))
    try run.append(key: key, value: value)
    count += 1
    lastDeadline = max(lastDeadline, deadline)
  }

  /// Ends the table.
  func finish() throws -> WindowTable {
    WindowTable(
      count: count, lastDeadline: lastDeadline, file: try run.finish(), blocks: blocks,
      filter: filter)
  }
}
