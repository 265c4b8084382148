/// Finds the keys that stand twice in an object while its tape is built.
///
/// The first `smallCount` keys of an object set bits by the top of their tags; only a key that finds its bit set
/// is compared with those before it. An object with more keys is looked at once more when it closes, with a hash
/// table: its seed is drawn at random, so that nobody can write keys that all fall into one place. The first of
/// equal keys counts; the others and their object are flagged.
struct DuplicateKeys {
  /// Up to how many keys an object is small.
  static let smallCount = 32

  /// Four words for each level of nesting.
  private let bitmaps: UnsafeMutablePointer<UInt64>
  private let seed: UInt64

  /// Makes the room for `maximumDepth` levels.
  init(maximumDepth: Int) {
    bitmaps = .allocate(capacity: 4 * (maximumDepth + 1))
    seed = UInt64.random(in: .min ... .max)
  }

  /// Gives the room back.
  func deallocate() { bitmaps.deallocate() }

  /// Forgets the keys of the last object at a level.
  @inline(__always)
  func open(_ depth: Int) {
    let words = bitmaps + 4 &* depth
    words[0] = 0
    words[1] = 0
    words[2] = 0
    words[3] = 0
  }

  /// Flags a key when the object of `frame` has it already; returns how many it flagged.
  @inline(__always)
  func add(
    _ key: Int, of frame: TapeBuilder.Frame, _ depth: Int,
    in nodes: UnsafeMutablePointer<TapeNode>, _ bytes: UnsafePointer<UInt8>
  ) -> Int {
    guard frame.count <= Self.smallCount else { return 0 }
    let tag = nodes[key].tag
    let word = bitmaps + (4 &* depth &+ Int(tag &>> 14))
    let bit: UInt64 = 1 &<< UInt64((tag &>> 8) & 63)
    if word.pointee & bit == 0 {
      word.pointee |= bit
      return 0
    }
    return flagIfRepeated(key, of: Int(frame.node), nodes, bytes)
  }

  @inline(never)
  private func flagIfRepeated(
    _ key: Int, of object: Int, _ nodes: UnsafeMutablePointer<TapeNode>,
    _ bytes: UnsafePointer<UInt8>
  ) -> Int {
    var earlier = object + 1
    while earlier < key {
      if Self.haveEqualText(nodes[earlier], nodes[key], bytes) {
        nodes[key].flags.insert(.duplicateKeys)
        nodes[object].flags.insert(.duplicateKeys)
        return 1
      }
      // The value before `key` is complete, so every earlier one is.
      earlier = Int(nodes[earlier + 1].next)
    }
    return 0
  }

  /// Flags the repeated keys of an object with more than `smallCount` keys; returns how many it flagged.
  @inline(never)
  func closeLarge(
    _ object: Int, in nodes: UnsafeMutablePointer<TapeNode>, _ bytes: UnsafePointer<UInt8>
  ) -> Int {
    let end = Int(nodes[object].next)
    var capacity = 128
    while capacity < 2 * Int(nodes[object].length) { capacity *= 2 }
    return withUnsafeTemporaryAllocation(of: UInt32.self, capacity: capacity) { table in
      var flagged = 0
      table.initialize(repeating: 0)
      var key = object + 1
      while key < end {
        let text = UnsafeBufferPointer(
          start: bytes + Int(nodes[key].offset), count: Int(nodes[key].length))
        var place = Int(truncatingIfNeeded: ByteHash.hash(text, seed: seed)) & (capacity - 1)
        while table[place] != 0 {
          if Self.haveEqualText(nodes[Int(table[place])], nodes[key], bytes) {
            if !nodes[key].flags.contains(.duplicateKeys) { flagged += 1 }
            nodes[key].flags.insert(.duplicateKeys)
            nodes[object].flags.insert(.duplicateKeys)
            break
          }
          place = (place + 1) & (capacity - 1)
        }
        if table[place] == 0 { table[place] = UInt32(key) }
        key = Int(nodes[key + 1].next)
      }
      return flagged
    }
  }

  @inline(__always)
  private static func haveEqualText(
    _ left: TapeNode, _ right: TapeNode, _ bytes: UnsafePointer<UInt8>
  ) -> Bool {
    left.length == right.length && left.tag == right.tag
      && TextComparison.haveEqualBytes(
        bytes + Int(left.offset), bytes + Int(right.offset), count: Int(left.length))
  }
}
