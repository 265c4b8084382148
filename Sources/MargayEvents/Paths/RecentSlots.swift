/// The slots of paths that share the memory of their steps, as paths of many rules do that were read together: they are
/// found by where the steps stand, without a look at the names.
struct RecentSlots {
  private struct Entry {
    /// Kept, so that no other steps can stand at their place.
    let path: EventKeyPath
    let slot: Int32
  }

  /// A power of two.
  private static let placeCount = 256
  private var entries: [Entry?] = []

  /// The slot of a path; nil where none is known that has the same steps in the same memory.
  func slot(for path: EventKeyPath) -> Int32? {
    guard !entries.isEmpty, let address = RecentSlots.address(of: path.steps),
      let entry = entries[RecentSlots.place(of: address)],
      RecentSlots.address(of: entry.path.steps) == address,
      entry.path.steps.count == path.steps.count, entry.path.names == path.names
    else { return nil }
    return entry.slot
  }

  /// Keeps the slot of a path.
  mutating func keep(_ slot: Int32, for path: EventKeyPath) {
    guard let address = RecentSlots.address(of: path.steps) else { return }
    if entries.isEmpty { entries = Array(repeating: nil, count: RecentSlots.placeCount) }
    entries[RecentSlots.place(of: address)] = Entry(path: path, slot: slot)
  }

  private static func address(of steps: [EventKeyPathStep]) -> UInt? {
    steps.withUnsafeBufferPointer { $0.baseAddress.map { UInt(bitPattern: $0) } }
  }

  private static func place(of address: UInt) -> Int {
    let mixed = UInt64(address) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed >> 40) & (placeCount - 1)
  }
}
