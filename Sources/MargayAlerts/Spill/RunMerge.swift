/// Several sorted sources as one: always the least key, from the first of those that have it.
///
/// A binary heap of source indices; a step costs about two compares for each doubling of the number
/// of sources.
final class RunMerge: RecordSource {
  private let sources: [any RecordSource]
  private var heap: [Int] = []

  /// Merges sources; where keys are equal the earlier source comes first.
  init(_ sources: [any RecordSource]) {
    self.sources = sources
    heap = sources.indices.filter { sources[$0].key != nil }
    for index in stride(from: heap.count / 2 - 1, through: 0, by: -1) { sink(index) }
  }

  var key: UnsafeRawBufferPointer? { heap.first.flatMap { sources[$0].key } }

  var value: UnsafeRawBufferPointer {
    heap.first.map { sources[$0].value } ?? UnsafeRawBufferPointer(start: nil, count: 0)
  }

  func advance() throws {
    guard let first = heap.first else { return }
    try sources[first].advance()
    if sources[first].key == nil {
      heap.swapAt(0, heap.count - 1)
      heap.removeLast()
    }
    sink(0)
  }

  private func sink(_ index: Int) {
    var parent = index
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2]
      where child < heap.count && precedes(heap[child], heap[least]) {
        least = child
      }
      if least == parent { return }
      heap.swapAt(parent, least)
      parent = least
    }
  }

  private func precedes(_ lhs: Int, _ rhs: Int) -> Bool {
    guard let left = sources[lhs].key, let right = sources[rhs].key else { return false }
    let order = KeyOrder.compare(left, right)
    return order == 0 ? lhs < rhs : order < 0
  }
}
