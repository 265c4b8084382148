/// Says of a key that it is surely not in a set, or that it may be: a Bloom filter.
///
/// Ten bits a key and four probes: about one key in eighty that is not in the set is not recognised.
struct KeyFilter {
  private var words: [UInt64]
  private static let probes: UInt64 = 4

  /// Makes an empty filter for a number of keys.
  init(capacity: Int) { words = Array(repeating: 0, count: max(capacity * 10 / 64, 1)) }

  /// Puts a key in.
  mutating func insert(_ key: UnsafeRawBufferPointer) {
    let hashes = KeyFilter.hashes(key)
    for probe in 0..<KeyFilter.probes {
      let bit = bit(hashes, probe)
      words[bit / 64] |= 1 << UInt64(bit % 64)
    }
  }

  /// False when the key is surely not in the set.
  func mayContain(_ key: UnsafeRawBufferPointer) -> Bool {
    let hashes = KeyFilter.hashes(key)
    return (0..<KeyFilter.probes).allSatisfy { probe in
      let bit = bit(hashes, probe)
      return words[bit / 64] & (1 << UInt64(bit % 64)) != 0
    }
  }

  private func bit(_ hashes: (UInt64, UInt64), _ probe: UInt64) -> Int {
    Int((hashes.0 &+ probe &* hashes.1) % UInt64(words.count * 64))
  }

  /// Two hashes of a key: FNV-1a, and a mixed form of it.
  private static func hashes(_ key: UnsafeRawBufferPointer) -> (UInt64, UInt64) {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in key { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    var mixed = (hash ^ (hash >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return (hash ^ (hash >> 32), (mixed ^ (mixed >> 31)) | 1)
  }
}
