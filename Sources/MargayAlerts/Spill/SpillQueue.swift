/// A priority queue of any number of records in bounded memory: the least key first.
///
/// Records are a key, compared byte by byte, and a value. A binary heap holds the newest ones; when
/// it passes the budget it goes to the disk as a sorted run, and the least record is the least of the
/// heap's and the runs' first. Which of two records with equal keys comes first is not defined.
package final class SpillQueue {
  private struct Item {
    var key: [UInt8]
    var value: [UInt8]

    /// What the item takes: its bytes, two array headers and its place in the heap.
    var cost: Int { key.count + value.count + 2 * 32 + MemoryLayout<Item>.stride }
  }

  private let settings: SpillSettings
  private let stack: RunStack
  private var heap: [Item] = []
  private var heapCost = 0
  private var runs: [RunReader] = []
  /// The number of records.
  package private(set) var count = 0

  /// Makes an empty queue.
  package init(_ settings: SpillSettings = SpillSettings()) {
    self.settings = settings
    self.stack = RunStack(settings)
  }

  /// The number of runs that went to the disk so far, merged ones included.
  package var writtenRuns: Int { stack.written }

  /// Adds a record.
  package func push(key: [UInt8], value: [UInt8]) throws {
    let item = Item(key: key, value: value)
    if !heap.isEmpty, heapCost + item.cost > settings.memory { try spill() }
    heap.append(item)
    heapCost += item.cost
    count += 1
    rise(heap.count - 1)
  }

  /// Calls a closure with the least key, valid during the call only; nil when the queue is empty.
  package func peek<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result? {
    if let run = leastRun() { return try runs[run].key.map(body) }
    return try heap.first?.key.withUnsafeBytes(body)
  }

  /// Takes the record with the least key; nil when the queue is empty.
  package func pop() throws -> (key: [UInt8], value: [UInt8])? {
    if let run = leastRun(), let key = runs[run].key {
      let record = (Array(key), Array(runs[run].value))
      try runs[run].advance()
      if runs[run].key == nil { removeFinishedRuns() }
      count -= 1
      return record
    }
    guard let last = heap.popLast() else { return nil }
    count -= 1
    guard let first = heap.first else {
      heapCost = 0
      return (last.key, last.value)
    }
    heap[0] = last
    heapCost -= first.cost
    sink()
    return (first.key, first.value)
  }

  /// The run whose first key is the least of all; nil when the heap's is, or when nothing is left.
  private func leastRun() -> Int? {
    var least: Int?
    for index in runs.indices {
      guard let key = runs[index].key else { continue }
      if let known = least.flatMap({ runs[$0].key }), KeyOrder.compare(known, key) <= 0 { continue }
      least = index
    }
    guard let run = least, let key = runs[run].key, let first = heap.first else { return least }
    return KeyOrder.compare(key, first.key) <= 0 ? run : nil
  }

  private func spill() throws {
    let buffer = RecordBuffer()
    for item in heap {
      item.key.withUnsafeBytes { key in
        item.value.withUnsafeBytes { buffer.append(key: key, value: $0) }
      }
    }
    heap.removeAll()
    heapCost = 0
    buffer.sort()
    try stack.add(buffer)
    removeFinishedRuns()
  }

  private func removeFinishedRuns() {
    stack.removeFinished()
    runs = stack.runs
  }

  private func rise(_ index: Int) {
    var child = index
    while child > 0 {
      let parent = (child - 1) / 2
      if KeyOrder.compare(heap[parent].key, heap[child].key) <= 0 { return }
      heap.swapAt(parent, child)
      child = parent
    }
  }

  private func sink() {
    var parent = 0
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2]
      where child < heap.count && KeyOrder.compare(heap[child].key, heap[least].key) < 0 {
        least = child
      }
      if least == parent { return }
      heap.swapAt(parent, least)
      parent = least
    }
  }
}
