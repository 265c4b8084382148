/// Values that atoms of a formula may have: the search for some for which it holds.
///
/// An atom that a formula names only as it is, or only negated, is given the value that helps, unless that would limit
/// another atom; of the atoms that are left every combination is tried, 64 at a time.
///
/// Most formulas are settled by the first step, so that the second sees few atoms.
struct AtomValues {
  /// What a formula does with an atom.
  private struct Use: OptionSet {
    let rawValue: UInt8
    /// It holds rather where the atom holds.
    static let plain = Use(rawValue: 1)
    /// It holds rather where the atom does not.
    static let negated = Use(rawValue: 2)

    /// The use in the negation of the formula.
    var reversed: Use { Use(rawValue: (rawValue & 1) << 1 | rawValue >> 1) }
  }

  /// Two atoms that are left, by their places, and the values that they cannot have together.
  private struct Limit {
    let first: Int
    let second: Int
    let exclusions: AtomRelations.Exclusions
  }

  /// The most atoms of which every combination is tried.
  static let mostTried = 10
  /// The bits of the atoms whose values change inside of a word of 64 combinations.
  private static let patterns: [UInt64] = [
    0xAAAA_AAAA_AAAA_AAAA, 0xCCCC_CCCC_CCCC_CCCC, 0xF0F0_F0F0_F0F0_F0F0, 0xFF00_FF00_FF00_FF00,
    0xFFFF_0000_FFFF_0000, 0xFFFF_FFFF_0000_0000,
  ]

  /// The atoms without a value, by their numbers.
  private(set) var open: [Int] = []
  private var uses: [Use] = []
  /// A word of 64 values for each atom.
  private var words: [UInt64] = []

  /// Takes the atoms of two formulas of which the first is to hold and the second is not.
  mutating func begin(_ left: Formula, without right: Formula, atomCount: Int) {
    for atom in open { uses[atom] = [] }
    open.removeAll(keepingCapacity: true)
    if uses.count < atomCount {
      let missing = atomCount - uses.count
      uses += Array(repeating: [], count: missing)
      words += Array(repeating: 0, count: missing)
    }
    note(left, .plain)
    note(right, .negated)
  }

  private mutating func note(_ formula: Formula, _ use: Use) {
    switch formula {
    case .constant: break
    case .atom(let number):
      if uses[number].isEmpty { open.append(number) }
      uses[number].formUnion(use)
    case .not(let child): note(child, use.reversed)
    case .all(let children), .any(let children): for child in children { note(child, use) }
    case .onlyOne(let children): for child in children { note(child, [.plain, .negated]) }
    }
  }

  /// Gives values to atoms that limit no other one by them.
  mutating func settle(_ exclusions: (Int, Int) -> AtomRelations.Exclusions) {
    var isChanged = true
    while isChanged {
      isChanged = false
      var place = 0
      while place < open.count {
        let atom = open[place]
        let use = uses[atom]
        let helps = use == .plain
        if use == [.plain, .negated]
          || open.contains(where: { $0 != atom && exclusions(atom, $0).limits(first: helps) })
        {
          place += 1
          continue
        }
        words[atom] = helps ? .max : 0
        uses[atom] = []
        open.remove(at: place)
        // Those before may be free now of what limited them.
        isChanged = place > 0
      }
    }
  }

  /// The value that an atom was given.
  func value(of atom: Int) -> Bool? { open.contains(atom) ? nil : words[atom] != 0 }

  /// Whether some values of the open atoms make the first formula hold and the second not.
  mutating func canHold(
    _ left: Formula, without right: Formula,
    _ exclusions: (Int, Int) -> AtomRelations.Exclusions
  ) -> Bool {
    var limits: [Limit] = []
    for (second, right) in open.enumerated() {
      if second < AtomValues.patterns.count { words[right] = AtomValues.patterns[second] }
      for (first, left) in open[..<second].enumerated() {
        let found = exclusions(left, right)
        if !found.isEmpty { limits.append(Limit(first: first, second: second, exclusions: found)) }
      }
    }
    let others = max(0, open.count - AtomValues.patterns.count)
    for combination in 0..<(1 << others) {
      for other in 0..<others {
        words[open[AtomValues.patterns.count + other]] = combination >> other & 1 == 1 ? .max : 0
      }
      let possible = possible(limits)
      if possible != 0, possible & word(left) & ~word(right) != 0 { return true }
    }
    return false
  }

  /// The combinations that no pair of atoms rules out.
  private func possible(_ limits: [Limit]) -> UInt64 {
    var word = UInt64.max
    for limit in limits {
      let (first, second) = (words[open[limit.first]], words[open[limit.second]])
      if limit.exclusions.contains(.pair(true, true)) { word &= ~(first & second) }
      if limit.exclusions.contains(.pair(true, false)) { word &= ~(first & ~second) }
      if limit.exclusions.contains(.pair(false, true)) { word &= ~(~first & second) }
      if limit.exclusions.contains(.pair(false, false)) { word &= first | second }
    }
    return word
  }

  /// The combinations for which a formula holds.
  private func word(_ formula: Formula) -> UInt64 {
    switch formula {
    case .constant(let value): return value ? .max : 0
    case .atom(let number): return words[number]
    case .not(let child): return ~word(child)
    case .all(let children): return children.reduce(.max) { $0 & word($1) }
    case .any(let children): return children.reduce(0) { $0 | word($1) }
    case .onlyOne(let children):
      var (none, one) = (UInt64.max, UInt64(0))
      for child in children {
        let next = word(child)
        one = one & ~next | none & next
        none &= ~next
      }
      return one
    }
  }
}
