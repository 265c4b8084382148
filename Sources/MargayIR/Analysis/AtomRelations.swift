import MargayEvents

/// What the truth of one atom says about that of another: the pairs of values that no event can give them.
///
/// Every pair is one that Documentation/Language, section 3, rules out; many that it rules out too are not found,
/// which makes proofs weaker and never wrong.
struct AtomRelations {
  /// A pair of values that two atoms cannot have together.
  struct Exclusion: Hashable {
    let first: Int
    let firstHolds: Bool
    let second: Int
    let secondHolds: Bool
  }

  private(set) var exclusions: [Exclusion] = []

  /// Looks at every pair of atoms.
  init(_ atoms: [Atom]) {
    let facts = atoms.map { Facts($0) }
    for (first, left) in facts.enumerated() {
      guard let left else { continue }
      for (second, right) in facts.enumerated() where first != second {
        guard let right, left.predicate.subject == right.predicate.subject else { continue }
        relate(first, left, second, right)
      }
    }
  }

  /// Whether some event could give the atoms these values, as far as is known.
  func allows(_ atoms: UInt64) -> Bool {
    exclusions.allSatisfy {
      (atoms >> UInt64($0.first) & 1 == 1) != $0.firstHolds
        || (atoms >> UInt64($0.second) & 1 == 1) != $0.secondHolds
    }
  }

  /// A condition with one operand that is known.
  private struct Facts {
    let predicate: Predicate
    let literal: Literal?
    let literals: [Literal]
    let network: IPNetwork?

    init?(_ atom: Atom) {
      guard case .predicate(let predicate) = atom.content else { return nil }
      if case .path = predicate.operand { return nil }
      self.predicate = predicate
      if case .literal(let value) = predicate.operand { literal = value } else { literal = nil }
      if case .literals(let list) = predicate.operand { literals = list } else { literals = [] }
      if case .network(let value) = predicate.operand { network = value } else { network = nil }
    }

    /// Whether the condition holds only for a value that is neither missing nor null.
    var needsValue: Bool {
      switch predicate.condition {
      case .exists, .isNull, .isNullOrEmpty: false
      default: true
      }
    }
  }

  private mutating func exclude(
    _ first: Int, _ firstHolds: Bool, _ second: Int, _ secondHolds: Bool
  ) {
    exclusions.append(
      Exclusion(first: first, firstHolds: firstHolds, second: second, secondHolds: secondHolds))
  }

  private mutating func relate(_ first: Int, _ left: Facts, _ second: Int, _ right: Facts) {
    // Rows of an enrichment may fulfil one condition each: only single values can be reasoned about.
    guard case .path = left.predicate.subject else { return }
    if left.predicate.condition == .equals, let literal = left.literal {
      // The value is known: the other condition can be asked.
      let holds = AtomRelations.holds(right.predicate, literal)
      return exclude(first, true, second, !holds)
    }
    switch (left.predicate.condition, right.predicate.condition) {
    case (.exists, .isNull), (.exists, .isNullOrEmpty): exclude(first, false, second, false)
    case (.isNull, .isNullOrEmpty): exclude(first, true, second, false)
    case (_, .exists) where left.needsValue: exclude(first, true, second, false)
    case (_, .isNull) where left.needsValue: exclude(first, true, second, true)
    case (.isIn, .isIn) where Set(left.literals).isSubset(of: right.literals):
      exclude(first, true, second, false)
    case (.isIPv4Address, .isIPAddress), (.isIPv6Address, .isIPAddress),
      (.isIPAddressPrivate, .isIPAddress), (.isIPAddressPublic, .isIPAddress):
      exclude(first, true, second, false)
    case (.isIPv4Address, .isIPv6Address), (.isIPAddressPrivate, .isIPAddressPublic):
      exclude(first, true, second, true)
    case (.isIPAddressInCIDR, .isIPAddressInCIDR),
      (.cidrContainsIPAddresses, .cidrContainsIPAddresses):
      if let inner = left.network, let outer = right.network,
        inner.prefixLength >= outer.prefixLength, inner.overlaps(outer)
      {
        exclude(first, true, second, false)
      }
    default: relateTexts(first, left, second, right)
    }
  }

  private mutating func relateTexts(_ first: Int, _ left: Facts, _ second: Int, _ right: Facts) {
    guard let literal = left.literal, let other = right.literal else { return }
    let conditions = (left.predicate.condition, right.predicate.condition)
    if case (.string(let text), .string(let part)) = (literal, other) {
      switch conditions {
      case (.startsWith, .startsWith):
        if text.starts(with: part) {
          exclude(first, true, second, false)
        } else if !part.starts(with: text) {
          exclude(first, true, second, true)
        }
      case (.endsWith, .endsWith):
        if text.reversed().starts(with: part.reversed()) {
          exclude(first, true, second, false)
        } else if !part.reversed().starts(with: text.reversed()) {
          exclude(first, true, second, true)
        }
      case (.startsWith, .contains), (.endsWith, .contains):
        if AtomRelations.contains(text, part) { exclude(first, true, second, false) }
      default: break
      }
    }
    guard let low = Bound(left.predicate.condition, literal),
      let high = Bound(right.predicate.condition, other)
    else { return }
    if low.implies(high) { exclude(first, true, second, false) }
    if low.contradicts(high) { exclude(first, true, second, true) }
  }

  private static func contains(_ text: [UInt8], _ part: [UInt8]) -> Bool {
    text.withUnsafeBufferPointer { text in
      part.withUnsafeBufferPointer { TextComparison.contains(text, $0) }
    }
  }

  /// Whether a condition holds for a value that is a literal: asked of the interpreter.
  private static func holds(_ predicate: Predicate, _ literal: Literal) -> Bool {
    var probe = predicate
    probe.subject = .path(EventKeyPath(steps: [.name([0x76])]))
    let program = RuleProgram(detection: Expression(id: NodeID(0), kind: .predicate(probe)))
    var interpreter = Interpreter([program])
    var parser = EventParser()
    guard case .ok(let event) = parser.parse(Array(#"{"v":"#.utf8) + literal.json + [0x7D]) else {
      return false
    }
    interpreter.begin(event)
    return interpreter.outcome(of: 0) == .matched
  }
}

/// A comparison with a literal, as one end of a range.
private struct Bound {
  let isLower: Bool
  let isIncluded: Bool
  let literal: Literal

  init?(_ condition: ConditionID, _ literal: Literal) {
    switch condition {
    case .isGreaterThan: (isLower, isIncluded) = (true, false)
    case .isGreaterThanOrEquals: (isLower, isIncluded) = (true, true)
    case .isLessThan: (isLower, isIncluded) = (false, false)
    case .isLessThanOrEquals: (isLower, isIncluded) = (false, true)
    default: return nil
    }
    self.literal = literal
  }

  /// Less than 0, 0 or more than 0; nil for literals of two kinds.
  private func order(_ other: Bound) -> Int? {
    switch (literal, other.literal) {
    case (.string(let left), .string(let right)):
      return left.withUnsafeBufferPointer { left in
        right.withUnsafeBufferPointer { TextComparison.compare(left, $0) }
      }
    case (.number(let left), .number(let right)):
      return Array(left.utf8).withUnsafeBufferPointer { left in
        Array(right.utf8).withUnsafeBufferPointer { right -> Int? in
          guard let first = Number(text: left), let second = Number(text: right) else { return nil }
          return Number.compare(first, second)
        }
      }
    default: return nil
    }
  }

  /// Whether every value inside this bound is inside another.
  func implies(_ other: Bound) -> Bool {
    guard isLower == other.isLower, let order = order(other) else { return false }
    if order == 0 { return other.isIncluded || !isIncluded }
    return isLower ? order > 0 : order < 0
  }

  /// Whether no value is inside both bounds.
  func contradicts(_ other: Bound) -> Bool {
    guard let order = order(other) else {
      // Text is never compared with a number.
      switch (literal, other.literal) {
      case (.string, .number), (.number, .string): return true
      default: return false
      }
    }
    guard isLower != other.isLower else { return false }
    if order == 0 { return !(isIncluded && other.isIncluded) }
    return isLower ? order > 0 : order < 0
  }
}

extension Literal {
  /// The literal as JSON.
  package var json: [UInt8] {
    switch self {
    case .string(let text):
      var output: [UInt8] = []
      text.withUnsafeBufferPointer { CompactJSON.appendString($0, to: &output) }
      return output
    case .number(let text): return Array(text.utf8)
    case .bool(let value): return Array((value ? "true" : "false").utf8)
    }
  }
}
