/// The memory of gathered lists: node indices in a few large blocks, given back all at once.
///
/// A list never moves once it stands. After a while there is one block that is large enough for every event, and
/// nothing is allocated any more; what a single huge event needed is given back with it.
package final class NodePool {
  private struct Block {
    let start: UnsafeMutablePointer<Int32>
    let capacity: Int
    var used: Int
  }

  /// What is kept from one event to the next, in node indices.
  private static let keptCapacity = 1 << 18

  private var blocks: [Block]

  /// Makes an empty pool.
  package init() {
    blocks = [Block(start: .allocate(capacity: 1024), capacity: 1024, used: 0)]
  }

  deinit {
    for block in blocks { block.start.deallocate() }
  }

  /// Forgets all lists.
  func removeAll() {
    guard blocks.count > 1 else {
      blocks[0].used = 0
      return
    }
    let total = blocks.reduce(0) { $0 + $1.capacity }
    for block in blocks { block.start.deallocate() }
    let capacity = min(total, Self.keptCapacity)
    blocks = [Block(start: .allocate(capacity: capacity), capacity: capacity, used: 0)]
  }

  /// Room for a list of at most `count` elements, which stands once it is committed.
  func reserve(_ count: Int) -> UnsafeMutablePointer<Int32> {
    let last = blocks.count - 1
    if blocks[last].capacity - blocks[last].used < count {
      let capacity = max(count, min(2 * blocks[last].capacity, Self.keptCapacity))
      blocks.append(Block(start: .allocate(capacity: capacity), capacity: capacity, used: 0))
    }
    let block = blocks[blocks.count - 1]
    return block.start + block.used
  }

  /// Keeps the first `count` elements of the room that was reserved last.
  func commit(_ count: Int) { blocks[blocks.count - 1].used += count }

  /// A state of the pool, to which `release` goes back.
  package struct Mark {
    fileprivate let block: Int
    fileprivate let used: Int
  }

  /// The present state.
  package var mark: Mark { Mark(block: blocks.count - 1, used: blocks[blocks.count - 1].used) }

  /// Forgets the lists that were made since `mark` was taken.
  package func release(to mark: Mark) {
    while blocks.count - 1 > mark.block {
      // The list that a caller still holds may stand in the last block only until this call.
      blocks.removeLast().start.deallocate()
    }
    blocks[mark.block].used = mark.used
  }
}
