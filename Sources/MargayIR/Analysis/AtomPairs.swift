/// What is known of pairs of numbered atoms.
struct AtomPairs {
  /// The most atoms whose pairs have a place each.
  private static let mostPlaced = 128

  private struct Pair: Hashable {
    let lower: Int
    let upper: Int
  }

  /// The exclusions of pairs of the first atoms, those of a lower upper atom first.
  private var placed: [UInt8] = []
  private var others: [Pair: AtomRelations.Exclusions] = [:]

  /// Stands for a pair of which nothing is known; an exclusion has four bits.
  private static let unknown = UInt8.max

  /// What is known of two atoms; nil for a pair that was not looked at.
  subscript(lower: Int, upper: Int) -> AtomRelations.Exclusions? {
    get {
      if upper >= AtomPairs.mostPlaced { return others[Pair(lower: lower, upper: upper)] }
      let place = upper * (upper - 1) / 2 + lower
      guard place < placed.count, placed[place] != AtomPairs.unknown else { return nil }
      return AtomRelations.Exclusions(rawValue: placed[place])
    }
    set {
      if upper >= AtomPairs.mostPlaced {
        others[Pair(lower: lower, upper: upper)] = newValue
        return
      }
      let count = upper * (upper + 1) / 2
      if placed.count < count {
        placed += repeatElement(AtomPairs.unknown, count: count - placed.count)
      }
      placed[upper * (upper - 1) / 2 + lower] = newValue?.rawValue ?? AtomPairs.unknown
    }
  }
}
