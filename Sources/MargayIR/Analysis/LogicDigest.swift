package import MargayEvents

/// A number for what a rule asks for: the same for rules whose expressions differ only in their order, in nesting that
/// says nothing and in repeated parts, and hardly ever for others.
///
/// It finds candidates in one pass over many rules; whether two rules do match the same events is then proved. Numbers
/// hold for one process.
package struct LogicDigest: Hashable {
  /// The number.
  package let value: UInt64

  /// The number of what must hold for a rule to match: filters, includes, no excludes, and the detection.
  package static func digest(
    filters: Expression?, includes: [Expression], excludes: [Expression], detection: Expression
  ) -> LogicDigest {
    var parts = Parts()
    if let filters { parts.collect(filters) }
    for filter in includes { parts.collect(filter) }
    for filter in excludes {
      let number = LogicDigest.mix(parts.number(filter), Word.exclude.rawValue)
      parts.numbers.append(number)
    }
    parts.collect(detection)
    return LogicDigest(value: parts.joined(from: 0, .all))
  }

  /// A number for a path, which does not tell how its names are matched.
  package static func number(of path: EventKeyPath) -> UInt64 {
    var state: UInt64 = path.base == .element ? 0x5851_F42D_4C95_7F2D : 0x1405_7B7E_F767_814F
    for step in path.steps {
      switch step {
      case .name(let name): state = number(of: name, seed: state)
      case .index(let index): state = mix(state, UInt64(bitPattern: Int64(index)))
      case .wildcard: state = mix(state, 0x2A2A_2A2A)
      }
    }
    return state
  }

  /// A number for what a condition looks at, which does not tell how names are matched.
  package static func number(of subject: Predicate.Subject) -> UInt64 {
    switch subject {
    case .path(let path): number(of: path)
    case .enrichment(let path): mix(number(of: path.rows), number(of: path.field))
    }
  }

  /// A number for a condition; the order of its values matters.
  static func number(of predicate: Predicate) -> UInt64 {
    let state = numberWithoutOperand(predicate)
    switch predicate.operand {
    case .none: return state
    case .literal(let literal): return mix(state, number(of: literal))
    case .literals(let list): return list.reduce(~state) { mix($0, number(of: $1)) }
    case .path(let path): return mix(state, number(of: path) ^ number(of: path.names))
    case .network(let network):
      return mix(mix(state, network.high), network.low ^ UInt64(network.prefixLength) << 56)
    }
  }

  private static func numberWithoutOperand(_ predicate: Predicate) -> UInt64 {
    var names: UInt64 = 0
    if case .path(let path) = predicate.subject { names = number(of: path.names) }
    // A case without a payload is its place in the list of cases.
    let condition = withUnsafeBytes(of: predicate.condition) { UInt64($0.first ?? 0) }
    let form =
      condition << 8 | (predicate.isNegated ? 1 : 0) | (predicate.containment == .element ? 2 : 0)
      | (predicate.emptiness == .falsy ? 4 : 0)
    return mix(number(of: predicate.subject) ^ names, form)
  }

  private static func number(of names: NameMatching) -> UInt64 {
    names == .exact ? 0x6A09_E667_F3BC_C908 : 0
  }

  private static func number(of literal: Literal) -> UInt64 {
    switch literal {
    case .string(let text): return number(of: text, seed: 1)
    case .number(let text):
      return text.utf8.withContiguousStorageIfAvailable { ByteHash.hash($0, seed: 2) }
        ?? number(of: Array(text.utf8), seed: 2)
    case .bool(let value): return value ? 3 : 4
    }
  }

  private static func number(of bytes: [UInt8], seed: UInt64) -> UInt64 {
    bytes.withUnsafeBufferPointer { ByteHash.hash($0, seed: seed) }
  }

  @inline(__always)
  private static func mix(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let product = (left ^ 0x9FB2_1C65_1E98_DF25).multipliedFullWidth(
      by: right ^ 0xE703_7ED1_A0B4_28DB)
    return product.high ^ product.low
  }

  /// What an expression is made of.
  private enum Word: UInt64 {
    case all = 11
    case any, onlyOne, none, values, exclude
  }

  /// The numbers of the parts of expressions that are being looked at, those of the innermost last.
  private struct Parts {
    var numbers: [UInt64] = []

    init() { numbers.reserveCapacity(24) }

    /// Appends the parts of an expression that must all hold.
    mutating func collect(_ expression: Expression) {
      if case .all(let children) = expression.kind {
        for child in children { collect(child) }
      } else {
        numbers.append(number(expression))
      }
    }

    mutating func number(_ expression: Expression) -> UInt64 {
      let start = numbers.count
      switch expression.kind {
      case .all:
        collect(expression)
        return joined(from: start, .all)
      case .any(let children): return number(children, .any)
      case .none(let children): return number(children, .none)
      case .onlyOne(let children):
        return children.count == 1 ? number(children[0]) : number(children, .onlyOne)
      case .constant(let value): return value ? 5 : 6
      case .elements(let quantifier, let subject, let body):
        let kind = withUnsafeBytes(of: quantifier) { UInt64($0.first ?? 0) }
        return mix(mix(LogicDigest.number(of: subject), kind), number(body))
      case .predicate(let predicate):
        guard case .literals(let list) = predicate.operand else {
          return LogicDigest.number(of: predicate)
        }
        for literal in list { numbers.append(LogicDigest.number(of: literal)) }
        return mix(numberWithoutOperand(predicate), joined(from: start, .values))
      }
    }

    private mutating func number(_ children: [Expression], _ word: Word) -> UInt64 {
      let start = numbers.count
      for child in children {
        let next = number(child)
        numbers.append(next)
      }
      return joined(from: start, word)
    }

    /// A number for parts in any order, which are taken away.
    mutating func joined(from start: Int, _ word: Word) -> UInt64 {
      defer { numbers.removeSubrange(start...) }
      if numbers.count - start > 1 { numbers[start...].sort() }
      var state = word.rawValue
      var count = 0
      for place in start..<numbers.count
      where place == start || word == .onlyOne || numbers[place] != numbers[place - 1] {
        state = mix(state, numbers[place])
        count += 1
      }
      // A single part stands for itself where the word adds nothing.
      return count == 1 && (word == .all || word == .any) ? numbers[start] : state
    }
  }
}
