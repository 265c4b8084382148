import MargayEvents

/// What the truth of one atom says about that of another: the pairs of values that no event can give them.
///
/// Every pair is one that Documentation/Language, section 3, rules out; many that it rules out too are not found,
/// which makes proofs weaker and never wrong.
enum AtomRelations {
  /// The pairs of values that two atoms cannot have together.
  struct Exclusions: OptionSet {
    let rawValue: UInt8

    /// The pair of these values.
    static func pair(_ first: Bool, _ second: Bool) -> Exclusions {
      Exclusions(rawValue: 1 << ((first ? 2 : 0) | (second ? 1 : 0)))
    }

    /// The same pairs of the atoms in the other order.
    var reversed: Exclusions {
      Exclusions(rawValue: rawValue & 0b1001 | (rawValue & 0b10) << 1 | (rawValue & 0b100) >> 1)
    }

    /// Whether the first atom can have a value with some value of the second only.
    func limits(first value: Bool) -> Bool {
      !isDisjoint(with: [.pair(value, true), .pair(value, false)])
    }
  }

  /// The pairs of values that two different atoms cannot have.
  static func exclusions(_ first: Atom, _ second: Atom) -> Exclusions {
    // Rows of an enrichment may fulfil one condition each: only single values can be reasoned about.
    guard case .path(let left) = first.subject, case .path(let right) = second.subject else {
      return []
    }
    switch (first.secondField, second.secondField) {
    case (nil, nil): guard left == right else { return [] }
    case (let other?, nil): guard left == right || other == right else { return [] }
    case (nil, let other?): guard left == right || left == other else { return [] }
    // Of two fields it is only known that both are there.
    case (_?, _?): return []
    }
    let forward = relation(first, second).map(exclusion) ?? []
    let backward = relation(second, first).map(exclusion) ?? []
    return forward.union(backward.reversed)
  }

  /// What one atom says about another.
  private enum Relation {
    /// Where the first holds, so does the second.
    case implies
    /// Where the first does not hold, the second does.
    case leaves
    /// Where the first holds, the second does not.
    case excludes
  }

  private static func exclusion(_ relation: Relation) -> Exclusions {
    switch relation {
    case .implies: .pair(true, false)
    case .leaves: .pair(false, false)
    case .excludes: .pair(true, true)
    }
  }

  private static func relation(_ first: Atom, _ second: Atom) -> Relation? {
    switch (first.content, second.content) {
    case (.predicate(let left), .predicate(let right)):
      relation(left, right)
    case (.elements(let isOnlyOne, _, let left), .elements(false, _, let right)):
      // Exactly one is at least one.
      left.implies(right) && (isOnlyOne || left != right) ? .implies : nil
    case (.elements(true, _, let left), .elements(true, _, let right)):
      left.implies(right) && right.implies(left) ? .implies : nil
    case (.elements(_, _, let body), .predicate(let right)): relation(body, right)
    case (.elements(false, _, _), .elements(true, _, _)), (.predicate, .elements): nil
    }
  }

  /// What an element that fulfils a body says about the list that it stands in.
  private static func relation(_ body: BooleanFunction, _ right: Predicate) -> Relation? {
    switch right.condition {
    case .exists: return .implies
    case .isNull, .isNullOrEmpty: return .excludes
    case .contains, .isIn:
      guard body.formula == .atom(0), case .predicate(let left)? = body.atoms.first?.content,
        case .path(let path) = left.subject, path.base == .element, path.steps.isEmpty,
        left.condition == .equals, case .literal(let literal) = left.operand
      else { return nil }
      switch right.operand {
      case .literal(let other): return literal == other ? .implies : nil
      case .literals(let list): return list.contains(literal) ? .implies : nil
      default: return nil
      }
    default: return nil
    }
  }

  private static func relation(_ left: Predicate, _ right: Predicate) -> Relation? {
    if case .path = left.operand { return presence(left, right) }
    if case .path = right.operand { return presence(left, right) }
    if left.condition == .equals, case .literal(let literal) = left.operand {
      // The value is known: the other condition can be asked.
      return LiteralValue.holds(right, literal).map { $0 ? .implies : .excludes }
    }
    switch (left.condition, right.condition) {
    case (.isIn, .isIn):
      guard case .literals(let few) = left.operand, case .literals(let many) = right.operand
      else { return nil }
      return Set(few).isSubset(of: many) ? .implies : nil
    case (.isIPv4Address, .isIPAddress), (.isIPv6Address, .isIPAddress),
      (.isIPAddressPrivate, .isIPAddress), (.isIPAddressPublic, .isIPAddress):
      return .implies
    case (.isIPv4Address, .isIPv6Address), (.isIPAddressPrivate, .isIPAddressPublic):
      return .excludes
    case (.isIPAddressInCIDR, .isIPAddressInCIDR), (.isIPAddressInCIDR, .cidrContainsIPAddresses),
      (.cidrContainsIPAddresses, .cidrContainsIPAddresses):
      guard case .network(let inner) = left.operand, case .network(let outer) = right.operand,
        inner.prefixLength >= outer.prefixLength, inner.overlaps(outer)
      else { return nil }
      return .implies
    case (.isNullOrEmpty, .isNullOrEmpty):
      return left.emptiness == .strict && right.emptiness == .falsy ? .implies : nil
    default: return presence(left, right) ?? LiteralValue.relation(left, right)
    }
  }

  /// What conditions say about whether there is a value at all.
  private static func presence(_ left: Predicate, _ right: Predicate) -> Relation? {
    switch (left.condition, right.condition) {
    case (.exists, .isNull), (.exists, .isNullOrEmpty): .leaves
    case (.isNull, .isNullOrEmpty): .implies
    case (.isNull, .exists), (.isNullOrEmpty, _): nil
    case (.exists, _), (.isNull, _): nil
    // Every other condition is false of what is missing or null.
    case (_, .exists): .implies
    case (_, .isNull): .excludes
    case (_, .isNullOrEmpty): needsContent(left) ? .excludes : nil
    default: nil
    }
  }

  /// Whether the condition, in its positive, is false of every value that is empty, false or 0.
  private static func needsContent(_ predicate: Predicate) -> Bool {
    switch (predicate.condition, predicate.operand) {
    case (.startsWith, .literal(.string(let text))), (.endsWith, .literal(.string(let text))),
      (.iStartsWith, .literal(.string(let text))), (.iEndsWith, .literal(.string(let text))),
      (.iEquals, .literal(.string(let text))), (.contains, .literal(.string(let text))),
      (.iContains, .literal(.string(let text))):
      !text.isEmpty
    case (.contains, .literal), (.isIPAddress, _), (.isIPv4Address, _), (.isIPv6Address, _),
      (.isIPAddressPrivate, _), (.isIPAddressPublic, _), (.isIPAddressInCIDR, _),
      (.cidrContainsIPAddresses, _):
      true
    case (.isIn, .literals(let list)):
      !list.contains { [.string([]), .number("0"), .bool(false)].contains($0) }
    default: false
    }
  }

  /// Relations of conditions with literals.
  private enum LiteralValue {
    /// Whether a condition holds for a text; nil for a condition of which the interpreter is asked.
    private static func holds(_ predicate: Predicate, text: [UInt8]) -> Bool? {
      switch predicate.condition {
      case .exists: return true
      case .isNull: return false
      case .isNullOrEmpty: return text.isEmpty
      default: break
      }
      guard case .literal(.string(let part)) = predicate.operand else { return nil }
      return text.withUnsafeBufferPointer { text in
        part.withUnsafeBufferPointer { part in
          // The operands of atoms are in lower case where the condition folds.
          switch predicate.condition {
          case .iEquals: TextComparison.equalsFolded(text, part)
          case .startsWith: TextComparison.hasPrefix(text, part)
          case .endsWith: TextComparison.hasSuffix(text, part)
          case .contains: TextComparison.contains(text, part)
          case .iStartsWith: TextComparison.hasPrefixFolded(text, part)
          case .iEndsWith: TextComparison.hasSuffixFolded(text, part)
          case .iContains: TextComparison.containsFolded(text, part)
          default: nil
          }
        }
      }
    }

    /// Whether a condition holds for a value that is a literal: asked of the interpreter; nil where it cannot be.
    static func holds(_ predicate: Predicate, _ literal: Literal) -> Bool? {
      if predicate.condition == .equals, case .literal(let other) = predicate.operand {
        return literal == other
      }
      if predicate.condition == .isIn, case .literals(let list) = predicate.operand {
        return list.contains(literal)
      }
      if case .string(let text) = literal, let answer = holds(predicate, text: text) {
        return answer
      }
      var probe = predicate
      probe.subject = .path(EventKeyPath(steps: [.name([0x76])]))
      let program = RuleProgram(detection: Expression(id: NodeID(0), kind: .predicate(probe)))
      var interpreter = Interpreter([program])
      var parser = EventParser()
      guard case .ok(let event) = parser.parse(Array(#"{"v":"#.utf8) + literal.json + [0x7D])
      else { return nil }
      interpreter.begin(event)
      return interpreter.outcome(of: 0) == .matched
    }

    static func relation(_ left: Predicate, _ right: Predicate) -> Relation? {
      guard case .literal(let literal) = left.operand, case .literal(let other) = right.operand
      else { return nil }
      if let low = LiteralBound(left.condition, literal),
        let high = LiteralBound(right.condition, other)
      {
        return low.implies(high) ? .implies : low.contradicts(high) ? .excludes : nil
      }
      guard case .string(let text) = literal, case .string(let part) = other else { return nil }
      return TextFact(left.condition, text).flatMap { $0.relation(to: right.condition, part) }
        .map { $0 ? .implies : .excludes }
    }
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
