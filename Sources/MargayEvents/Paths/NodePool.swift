/// The memory of gathered lists: node indices in a few large blocks, given back all at once.
///
/// A list never moves once it stands. After a while there is one block that is large enough for every event, and
/// nothing is allocated any more; what a single huge event needed is given back with it.
package final class NodePool {
  private struct Block {
    let start: UnsafeMutablePointer<Int32>
    let capacity: Int
  }

  /// The block that is being filled; it stands outside the object, where no access to it is checked at run time.
  private struct Cursor {
    var start: UnsafeMutablePointer<Int32>
    var capacity: Int
    var used: Int
    /// How many full blocks stand before it.
    var fullCount: Int
  }

  /// What is kept from one event to the next, in node indices.
  private static let keptCapacity = 1 << 18

  private var fullBlocks: [(block: Block, used: Int)] = []
  private let cursor: UnsafeMutablePointer<Cursor>

  /// Makes an empty pool.
  package init() {
    cursor = .allocate(capacity: 1)
    cursor.initialize(
      to: Cursor(start: .allocate(capacity: 1024), capacity: 1024, used: 0, fullCount: 0))
  }

  deinit {
    for full in fullBlocks { full.block.start.deallocate() }
    cursor.pointee.start.deallocate()
    cursor.deallocate()
  }

  /// Forgets all lists.
  func removeAll() {
    cursor.pointee.used = 0
    if cursor.pointee.fullCount > 0 { joinBlocks() }
  }

  @inline(never)
  private func joinBlocks() {
    var total = cursor.pointee.capacity
    for full in fullBlocks {
      total += full.block.capacity
      full.block.start.deallocate()
    }
    cursor.pointee.start.deallocate()
    fullBlocks.removeAll()
    let capacity = min(total, Self.keptCapacity)
    cursor.pointee = Cursor(
      start: .allocate(capacity: capacity), capacity: capacity, used: 0, fullCount: 0)
  }

  /// Room for a list of at most `count` elements, which stands once it is committed.
  func reserve(_ count: Int) -> UnsafeMutablePointer<Int32> {
    if cursor.pointee.capacity - cursor.pointee.used < count { addBlock(for: count) }
    return cursor.pointee.start + cursor.pointee.used
  }

  @inline(never)
  private func addBlock(for count: Int) {
    let current = cursor.pointee
    fullBlocks.append((Block(start: current.start, capacity: current.capacity), current.used))
    let capacity = max(count, min(2 * current.capacity, Self.keptCapacity))
    cursor.pointee = Cursor(
      start: .allocate(capacity: capacity), capacity: capacity, used: 0,
      fullCount: fullBlocks.count)
  }

  /// Keeps the first `count` elements of the room that was reserved last.
  func commit(_ count: Int) { cursor.pointee.used += count }

  /// A state of the pool, to which `release` goes back.
  package struct Mark {
    fileprivate let fullCount: Int
    fileprivate let used: Int
  }

  /// The present state.
  package var mark: Mark {
    Mark(fullCount: cursor.pointee.fullCount, used: cursor.pointee.used)
  }

  /// Forgets the lists that were made since `mark` was taken; nobody may look at them any more.
  package func release(to mark: Mark) {
    while cursor.pointee.fullCount > mark.fullCount, let full = fullBlocks.popLast() {
      cursor.pointee.start.deallocate()
      cursor.pointee = Cursor(
        start: full.block.start, capacity: full.block.capacity, used: full.used,
        fullCount: fullBlocks.count)
    }
    cursor.pointee.used = mark.used
  }
}
