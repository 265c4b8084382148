/// Records in memory, sorted on demand.
///
/// One growing block holds all bytes, so that a record costs its bytes and one entry, not an
/// allocation. Records with equal keys keep the order in which they were appended.
final class RecordBuffer: RecordSource {
  private struct Entry {
    var offset: Int
    var keyLength: Int
    var valueLength: Int
  }

  private var block = UnsafeMutableRawBufferPointer(start: nil, count: 0)
  private var used = 0
  private var entries: [Entry] = []
  private var cursor = 0

  deinit { block.deallocate() }

  /// The memory that the records take.
  var byteCount: Int { used + entries.count * MemoryLayout<Entry>.stride }

  /// Whether there is no record.
  var isEmpty: Bool { entries.isEmpty }

  /// What one more record would add to `byteCount`.
  static func cost(key: UnsafeRawBufferPointer, value: UnsafeRawBufferPointer) -> Int {
    key.count + value.count + MemoryLayout<Entry>.stride
  }

  /// Adds a record.
  func append(key: UnsafeRawBufferPointer, value: UnsafeRawBufferPointer) {
    let length = key.count + value.count
    if used + length > block.count { grow(toHold: used + length) }
    let target = UnsafeMutableRawBufferPointer(rebasing: block[used..<(used + length)])
    target.copyBytes(from: key)
    UnsafeMutableRawBufferPointer(rebasing: target[key.count...]).copyBytes(from: value)
    entries.append(Entry(offset: used, keyLength: key.count, valueLength: value.count))
    used += length
  }

  /// Sorts the records and goes to the first.
  func sort() {
    entries.sort { left, right in
      let order = KeyOrder.compare(key(of: left), key(of: right))
      return order == 0 ? left.offset < right.offset : order < 0
    }
    cursor = 0
  }

  /// Forgets all records, keeping the memory for the next ones.
  func removeAll() {
    entries.removeAll(keepingCapacity: true)
    used = 0
    cursor = 0
  }

  var key: UnsafeRawBufferPointer? { cursor < entries.count ? key(of: entries[cursor]) : nil }

  var value: UnsafeRawBufferPointer {
    guard cursor < entries.count else { return UnsafeRawBufferPointer(start: nil, count: 0) }
    let entry = entries[cursor]
    let start = entry.offset + entry.keyLength
    return UnsafeRawBufferPointer(rebasing: block[start..<(start + entry.valueLength)])
  }

  func advance() throws { cursor += 1 }

  private func key(of entry: Entry) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: block[entry.offset..<(entry.offset + entry.keyLength)])
  }

  private func grow(toHold count: Int) {
    let larger = UnsafeMutableRawBufferPointer.allocate(
      byteCount: max(count, block.count * 2, 4096), alignment: 16)
    larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: block[..<used]))
    block.deallocate()
    block = larger
  }
}
