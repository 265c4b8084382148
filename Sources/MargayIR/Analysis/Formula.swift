/// An expression over numbered atoms.
indirect enum Formula: Hashable {
  case constant(Bool)
  case atom(Int)
  case not(Formula)
  case all([Formula])
  case any([Formula])
  case onlyOne([Formula])

  /// The formula with negations at its atoms, nested lists flattened, constants folded, repeated parts once and parts
  /// in an order of their own: equal for most formulas that say the same, and of the same meaning always.
  var normalised: Formula { normalised(isNegated: false) }

  private func normalised(isNegated: Bool) -> Formula {
    switch self {
    case .constant(let value): return .constant(value != isNegated)
    case .atom: return isNegated ? .not(self) : self
    case .not(let child): return child.normalised(isNegated: !isNegated)
    case .all(let children):
      let parts = children.map { $0.normalised(isNegated: isNegated) }
      return Formula.joined(parts, isAll: !isNegated)
    case .any(let children):
      let parts = children.map { $0.normalised(isNegated: isNegated) }
      return Formula.joined(parts, isAll: isNegated)
    case .onlyOne(let children):
      let one = Formula.onlyOne(parts: children.map(\.normalised))
      if case .onlyOne = one { return isNegated ? .not(one) : one }
      return isNegated ? one.normalised(isNegated: true) : one
    }
  }

  /// All or any of normalised parts.
  private static func joined(_ parts: [Formula], isAll: Bool) -> Formula {
    var list: [Formula] = []
    for part in parts {
      switch part {
      case .all(let nested) where isAll: list += nested
      case .any(let nested) where !isAll: list += nested
      case .constant(isAll): break
      case .constant: return .constant(!isAll)
      default: list.append(part)
      }
    }
    let distinct = Set(list)
    if distinct.contains(where: { distinct.contains(.not($0)) }) { return .constant(!isAll) }
    let sorted = Formula.sorted(Array(distinct))
    switch sorted.count {
    case 0: return .constant(isAll)
    case 1: return sorted[0]
    default: return isAll ? .all(sorted) : .any(sorted)
    }
  }

  /// Exactly one of normalised parts.
  private static func onlyOne(parts: [Formula]) -> Formula {
    let always = parts.count { $0 == .constant(true) }
    let open = parts.filter { if case .constant = $0 { false } else { true } }
    if always > 1 { return .constant(false) }
    if always == 1 {
      return Formula.joined(open.map { $0.normalised(isNegated: true) }, isAll: true)
    }
    switch open.count {
    case 0: return .constant(false)
    case 1: return open[0]
    default: return .onlyOne(Formula.sorted(open))
    }
  }

  private static func sorted(_ list: [Formula]) -> [Formula] {
    list.map { (key: $0.key, formula: $0) }
      .sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.formula)
  }

  /// Numbers that are equal for equal formulas only.
  var key: [Int] {
    switch self {
    case .constant(let value): [value ? 1 : 0]
    case .atom(let number): [2, number]
    case .not(let child): [3] + child.key
    case .all(let list): [4, list.count] + list.flatMap(\.key)
    case .any(let list): [5, list.count] + list.flatMap(\.key)
    case .onlyOne(let list): [6, list.count] + list.flatMap(\.key)
    }
  }

  /// The atoms that the formula names.
  var atoms: Set<Int> {
    switch self {
    case .constant: []
    case .atom(let number): [number]
    case .not(let child): child.atoms
    case .all(let list), .any(let list), .onlyOne(let list):
      list.reduce(into: []) { $0.formUnion($1.atoms) }
    }
  }

  /// The same formula with other parts for its atoms; nil keeps one.
  func mapped(_ part: (Int) -> Formula?) -> Formula {
    switch self {
    case .constant: self
    case .atom(let number): part(number) ?? self
    case .not(let child): .not(child.mapped(part))
    case .all(let list): .all(list.map { $0.mapped(part) })
    case .any(let list): .any(list.map { $0.mapped(part) })
    case .onlyOne(let list): .onlyOne(list.map { $0.mapped(part) })
    }
  }
}
