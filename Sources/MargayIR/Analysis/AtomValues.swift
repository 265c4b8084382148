/// Values that atoms of two formulas may have: the search for some for which both formulas hold.
///
/// An atom that the formulas name only as it is, or only negated, is given the value that helps, unless that would limit
/// another atom: most formulas are settled by that alone. Of the atoms that are left six have all their values at once,
/// a bit for each of 64 combinations; the others are tried one after the other, with what follows from them.
///
/// Nothing is allocated for a proof but what the largest one before did not need.
struct AtomValues {
  /// Two formulas that are to hold together, each as it is or negated.
  struct Question {
    let left: Formula
    let right: Formula
    let negatesRight: Bool
  }

  /// What a search finds.
  enum Answer {
    /// Some values make both hold.
    case some
    /// None do.
    case none
    /// There are too many atoms or combinations to tell.
    case unknown
  }

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

  /// For 64 combinations at once, whether something may hold and whether it may not; both where that is open.
  private struct Chance {
    var holds: UInt64
    var fails: UInt64

    static let open = Chance(holds: .max, fails: .max)
    init(holds: UInt64, fails: UInt64) { (self.holds, self.fails) = (holds, fails) }
    init(_ value: Bool) { self.init(holds: value ? .max : 0, fails: value ? 0 : .max) }
  }

  /// What the value of an open atom makes of others: a bit for each.
  private struct Consequences {
    /// By the value: those that must hold, and those that must not.
    var whereTrue = (holds: UInt64(0), fails: UInt64(0))
    var whereFalse = (holds: UInt64(0), fails: UInt64(0))
  }

  /// The values that were chosen: a bit for each open atom that holds or does not.
  private struct Choice {
    var holds: UInt64 = 0
    var fails: UInt64 = 0
    var known: UInt64 { holds | fails }
  }

  /// The most open atoms, a bit each.
  private static let mostOpen = 64
  /// The most times that formulas are looked at for one question.
  private static let mostLooks = 3_000
  /// The bits of the atoms that have all their values at once.
  private static let patterns: [UInt64] = [
    0xAAAA_AAAA_AAAA_AAAA, 0xCCCC_CCCC_CCCC_CCCC, 0xF0F0_F0F0_F0F0_F0F0, 0xFF00_FF00_FF00_FF00,
    0xFFFF_0000_FFFF_0000, 0xFFFF_FFFF_0000_0000,
  ]

  /// The atoms without a value, by their numbers.
  private var open: [Int] = []
  private var uses: [Use] = []
  private var chances: [Chance] = []
  private var consequences: [Consequences] = []
  private var looks = 0

  /// Looks for values of the first atoms of a table.
  mutating func answer(
    _ question: Question, atomCount: Int,
    _ exclusions: (Int, Int) -> AtomRelations.Exclusions
  ) -> Answer {
    begin(question, atomCount)
    settle(exclusions)
    guard open.count <= AtomValues.mostOpen else { return .unknown }
    draw(exclusions)
    looks = 0
    return search(question, Choice())
  }

  /// The value that an atom was given because it limits no other one; nil for one that is open.
  func value(of atom: Int) -> Bool? { uses[atom].isEmpty ? chances[atom].holds != 0 : nil }

  // MARK: - Atoms that are free

  private mutating func begin(_ question: Question, _ atomCount: Int) {
    for atom in open { uses[atom] = [] }
    open.removeAll(keepingCapacity: true)
    if uses.count < atomCount {
      uses.reserveCapacity(atomCount)
      chances.reserveCapacity(atomCount)
      while uses.count < atomCount {
        uses.append([])
        chances.append(.open)
      }
    }
    note(question.left, .plain)
    note(question.right, question.negatesRight ? .negated : .plain)
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

  private mutating func settle(_ exclusions: (Int, Int) -> AtomRelations.Exclusions) {
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
        chances[atom] = Chance(helps)
        uses[atom] = []
        open.remove(at: place)
        // Those before may be free now of what limited them.
        isChanged = place > 0
      }
    }
  }

  // MARK: - Atoms that are not

  /// Notes what the values of open atoms make of each other.
  private mutating func draw(_ exclusions: (Int, Int) -> AtomRelations.Exclusions) {
    consequences.removeAll(keepingCapacity: true)
    for atom in open {
      var found = Consequences()
      for (place, other) in open.enumerated() where other != atom {
        let excluded = exclusions(atom, other)
        if excluded.isEmpty { continue }
        let bit: UInt64 = 1 << UInt64(place)
        if excluded.contains(.pair(true, true)) { found.whereTrue.fails |= bit }
        if excluded.contains(.pair(true, false)) { found.whereTrue.holds |= bit }
        if excluded.contains(.pair(false, true)) { found.whereFalse.fails |= bit }
        if excluded.contains(.pair(false, false)) { found.whereFalse.holds |= bit }
      }
      consequences.append(found)
    }
  }

  private mutating func search(_ question: Question, _ choice: Choice) -> Answer {
    looks += 1
    guard looks <= AtomValues.mostLooks else { return .unknown }
    var next: Int?
    var possible = UInt64.max
    var placed: [(place: Int, pattern: UInt64)] = []
    for (place, atom) in open.enumerated() {
      let bit: UInt64 = 1 << UInt64(place)
      if choice.known & bit != 0 {
        chances[atom] = Chance(choice.holds & bit != 0)
      } else if placed.count < AtomValues.patterns.count {
        let pattern = AtomValues.patterns[placed.count]
        chances[atom] = Chance(holds: pattern, fails: ~pattern)
        for other in placed { possible &= ~conflicts(place, pattern, other.place, other.pattern) }
        placed.append((place, pattern))
      } else {
        chances[atom] = .open
        next = next ?? place
      }
    }
    let right = chance(question.right)
    let together =
      chance(question.left).holds & (question.negatesRight ? right.fails : right.holds)
    if together & possible == 0 { return .none }
    guard let next else { return .some }
    for value in [true, false] {
      guard let further = assigned(choice, next, value) else { continue }
      let answer = search(question, further)
      if answer != .none { return answer }
    }
    return .none
  }

  /// The combinations that two atoms cannot have together.
  private func conflicts(
    _ first: Int, _ values: UInt64, _ second: Int, _ others: UInt64
  ) -> UInt64 {
    let bit: UInt64 = 1 << UInt64(second)
    let (whereTrue, whereFalse) = (consequences[first].whereTrue, consequences[first].whereFalse)
    return (whereTrue.fails & bit != 0 ? values & others : 0)
      | (whereTrue.holds & bit != 0 ? values & ~others : 0)
      | (whereFalse.fails & bit != 0 ? ~values & others : 0)
      | (whereFalse.holds & bit != 0 ? ~(values | others) : 0)
  }

  /// A choice with another value and what follows from it; nil where that contradicts itself.
  private func assigned(_ choice: Choice, _ place: Int, _ value: Bool) -> Choice? {
    var choice = choice
    var waiting = Choice()
    if value { waiting.holds = 1 << UInt64(place) } else { waiting.fails = 1 << UInt64(place) }
    while waiting.known != 0 {
      choice.holds |= waiting.holds
      choice.fails |= waiting.fails
      if choice.holds & choice.fails != 0 { return nil }
      var following = Choice()
      for (place, found) in consequences.enumerated() {
        let bit: UInt64 = 1 << UInt64(place)
        if waiting.holds & bit != 0 {
          following.holds |= found.whereTrue.holds
          following.fails |= found.whereTrue.fails
        }
        if waiting.fails & bit != 0 {
          following.holds |= found.whereFalse.holds
          following.fails |= found.whereFalse.fails
        }
      }
      waiting.holds = following.holds & ~choice.holds
      waiting.fails = following.fails & ~choice.fails
    }
    return choice
  }

  /// Whether a formula may hold, and whether it may not.
  private func chance(_ formula: Formula) -> Chance {
    switch formula {
    case .constant(let value): return Chance(value)
    case .atom(let number): return chances[number]
    case .not(let child):
      let inner = chance(child)
      return Chance(holds: inner.fails, fails: inner.holds)
    case .all(let children):
      var all = Chance(true)
      for child in children {
        let next = chance(child)
        all.holds &= next.holds
        all.fails |= next.fails
      }
      return all
    case .any(let children):
      var any = Chance(false)
      for child in children {
        let next = chance(child)
        any.holds |= next.holds
        any.fails &= next.fails
      }
      return any
    case .onlyOne(let children):
      var (none, one, more) = (UInt64.max, UInt64(0), UInt64(0))
      for child in children {
        let next = chance(child)
        more |= one & next.holds
        one = one & next.fails | none & next.holds
        none &= next.fails
      }
      return Chance(holds: one, fails: none | more)
    }
  }
}
