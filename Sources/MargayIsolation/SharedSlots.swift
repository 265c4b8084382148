import CMargaySystem

// The memory that a supervisor and its worker share: a page that says what the worker is at, and a few slots, each
// with a batch of items. An item is its number (8 bytes), its length (8 bytes) and its bytes, filled up to a
// multiple of eight. Only one side uses a slot at a time: it changes hands with a message over the socket.

/// The shared memory, mapped.
final class SharedSlots {
  static let pageBytes = 4096
  static let itemHeaderBytes = 16

  let slotCount: Int
  let slotBytes: Int
  private let start: UnsafeMutableRawPointer
  private let count: Int

  /// The descriptor of new memory; -1 with `errno`.
  static func makeDescriptor(slotCount: Int, slotBytes: Int) -> Int32 {
    margay_shared_memory(pageBytes + slotCount * slotBytes)
  }

  /// Maps the memory behind a descriptor; nil with `errno`.
  init?(descriptor: Int32, slotCount: Int, slotBytes: Int) {
    count = SharedSlots.pageBytes + slotCount * slotBytes
    guard let mapped = margay_map(descriptor, count) else { return nil }
    start = mapped
    self.slotCount = slotCount
    self.slotBytes = slotBytes
  }

  deinit { margay_unmap(start, count) }

  /// What the worker is at.
  var progress: UnsafeMutablePointer<margay_progress> {
    start.assumingMemoryBound(to: margay_progress.self)
  }

  /// The bytes of a slot.
  func slot(_ index: Int) -> UnsafeMutableRawBufferPointer {
    UnsafeMutableRawBufferPointer(
      start: start + SharedSlots.pageBytes + index * slotBytes, count: slotBytes)
  }

  /// How much room an item takes.
  static func room(for byteCount: Int) -> Int { itemHeaderBytes + (byteCount + 7) & ~7 }

  /// Writes an item at an offset of a slot, which has room for it.
  func write(
    _ item: UInt64, _ head: UnsafeRawBufferPointer, _ rest: UnsafeRawBufferPointer,
    to slot: Int, at offset: Int
  ) {
    let target = self.slot(slot)
    let count = head.count + rest.count
    target.storeBytes(of: item, toByteOffset: offset, as: UInt64.self)
    target.storeBytes(of: UInt64(count), toByteOffset: offset + 8, as: UInt64.self)
    let first = offset + SharedSlots.itemHeaderBytes
    UnsafeMutableRawBufferPointer(rebasing: target[first...]).copyMemory(from: head)
    UnsafeMutableRawBufferPointer(rebasing: target[(first + head.count)...])
      .copyMemory(from: rest)
  }

  /// Gives `body` each of the items in the first `byteCount` bytes of a slot.
  func forEachItem(
    in slot: Int, byteCount: Int, _ body: (UInt64, UnsafeRawBufferPointer) -> Void
  ) {
    let source = UnsafeRawBufferPointer(self.slot(slot))
    var offset = 0
    while offset + SharedSlots.itemHeaderBytes <= min(byteCount, source.count) {
      let item = source.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      let length = Int(
        clamping: source.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self))
      let first = offset + SharedSlots.itemHeaderBytes
      guard length <= source.count - first else { return }
      body(item, UnsafeRawBufferPointer(rebasing: source[first..<(first + length)]))
      offset += SharedSlots.room(for: length)
    }
  }
}
