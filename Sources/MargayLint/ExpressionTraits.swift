package import MargayEvents
package import MargayIR

/// What some expression of a rule has, told of all in one pass: most checks of expressions look at few rules only.
package struct ExpressionTraits: OptionSet, Sendable {
  /// The bits.
  package let rawValue: UInt16

  /// A path with `[*]`.
  package static let wildcard = ExpressionTraits(rawValue: 1)
  /// A list comprehension.
  package static let elements = ExpressionTraits(rawValue: 2)
  /// AlwaysTrue or AlwaysFalse.
  package static let constant = ExpressionTraits(rawValue: 4)
  /// A combinator inside of a list of expressions.
  package static let combinator = ExpressionTraits(rawValue: 8)
  /// A condition in its negative, or None.
  package static let negation = ExpressionTraits(rawValue: 16)
  /// IsIn or IsNotIn.
  package static let list = ExpressionTraits(rawValue: 32)
  /// A comparison with a network.
  package static let network = ExpressionTraits(rawValue: 64)
  /// A comparison by order with text.
  package static let orderedText = ExpressionTraits(rawValue: 128)
  /// A text operand of a condition on parts of texts with a character that other languages give a meaning, or empty.
  package static let pattern = ExpressionTraits(rawValue: 256)
  /// A comparison of two fields.
  package static let multiKey = ExpressionTraits(rawValue: 512)
  /// A test for private or public addresses.
  package static let addressTest = ExpressionTraits(rawValue: 1024)
  /// A test whether there is a value.
  package static let presence = ExpressionTraits(rawValue: 2048)
  /// A path with a dot in one of its names.
  package static let dottedName = ExpressionTraits(rawValue: 4096)
  /// Two conditions that look at one field: only those can say anything about each other.
  package static let repeatedField = ExpressionTraits(rawValue: 8192)

  /// Makes a set from bits.
  package init(rawValue: UInt16) { self.rawValue = rawValue }

  /// What the expressions at some sites have.
  package init(_ sites: [ExpressionSite]) {
    var traits: ExpressionTraits = []
    var fields = FieldRepetition()
    for site in sites {
      // Elements of lists are fields of their own.
      let body =
        UInt64(truncatingIfNeeded: (site.comprehension ?? -1) &+ 1) &* 0x9E37_79B9_7F4A_7C15
      switch site.expression.kind {
      case .constant: traits.insert(.constant)
      case .elements(_, let path, _):
        traits.insert(.elements)
        if path.hasDottedName { traits.insert(.dottedName) }
        fields.add(LogicDigest.number(of: path) ^ body)
      case .none: traits.formUnion([.combinator, .negation])
      case .all, .any, .onlyOne: if site.parent != nil { traits.insert(.combinator) }
      case .predicate(let predicate):
        traits.formUnion(ExpressionTraits(predicate))
        fields.add(LogicDigest.number(of: predicate.subject) ^ body)
        if case .path(let path) = predicate.operand {
          fields.add(LogicDigest.number(of: path) ^ body)
        }
      }
    }
    if fields.isFound { traits.insert(.repeatedField) }
    self = traits
  }

  private init(_ predicate: Predicate) {
    var traits: ExpressionTraits = predicate.isNegated ? .negation : []
    switch predicate.subject {
    case .path(let path):
      if path.steps.contains(.wildcard) { traits.insert(.wildcard) }
      if path.hasDottedName { traits.insert(.dottedName) }
    // Where the names of an enrichment come from is not told here.
    case .enrichment: traits.insert(.dottedName)
    }
    switch predicate.operand {
    case .none: break
    case .literals: traits.insert(.list)
    case .network: traits.insert(.network)
    case .path(let path):
      traits.insert(.multiKey)
      if path.hasDottedName { traits.insert(.dottedName) }
    case .literal(let literal):
      guard case .string(let text) = literal else { break }
      if predicate.condition.comparesByOrder { traits.insert(.orderedText) }
      if predicate.condition.looksAtParts,
        text.isEmpty || text.contains(where: { "*^$\\[+".utf8.contains($0) })
      {
        traits.insert(.pattern)
      }
    }
    switch predicate.condition {
    case .isIPAddressPrivate, .isIPAddressPublic: traits.insert(.addressTest)
    case .exists, .isNull, .isNullOrEmpty: traits.insert(.presence)
    default: break
    }
    self = traits
  }
}

extension EventKeyPath {
  /// Whether it leads from the event over names only, which are a text with dots between them.
  func isNames(_ text: StaticString) -> Bool {
    guard base == .event else { return false }
    var rest = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)[...]
    for (number, step) in steps.enumerated() {
      guard case .name(let name) = step, number == 0 || rest.popFirst() == UInt8(ascii: "."),
        name.count <= rest.count, rest.prefix(name.count).elementsEqual(name),
        !name.contains(UInt8(ascii: "."))
      else { return false }
      rest = rest.dropFirst(name.count)
    }
    return rest.isEmpty
  }

  /// Whether some name in it holds a dot, as the only name of `Key: a.b` does.
  var hasDottedName: Bool {
    steps.contains { step in
      if case .name(let name) = step { name.contains(UInt8(ascii: ".")) } else { false }
    }
  }
}

extension ConditionID {
  /// Whether it compares by order.
  package var comparesByOrder: Bool {
    switch self {
    case .isGreaterThan, .isGreaterThanOrEquals, .isLessThan, .isLessThanOrEquals: true
    default: false
    }
  }

  /// Whether it looks at a part of a text.
  package var looksAtParts: Bool {
    switch self {
    case .startsWith, .endsWith, .contains, .iStartsWith, .iEndsWith, .iContains: true
    default: false
    }
  }

  /// Whether its positive never holds for a list.
  package var failsForLists: Bool {
    switch self {
    case .contains, .iContains, .isIn, .exists, .isNull, .isNullOrEmpty, .cidrContainsIPAddresses:
      false
    default: true
    }
  }
}

extension Predicate {
  /// The path that it looks at; nil for an enrichment.
  package var path: EventKeyPath? {
    if case .path(let path) = subject { path } else { nil }
  }

  /// The literals of its operand.
  package var literals: [Literal] {
    switch operand {
    case .literal(let literal): [literal]
    case .literals(let list): list
    case .none, .path, .network: []
    }
  }

  /// The name of its condition, as the language spells it.
  package var name: String { ConditionTable.spelling(of: condition, isNegated: isNegated) }
}

extension Literal {
  /// The literal as a user writes it, without quotes.
  package var plainText: String {
    switch self {
    case .string(let text): String(decoding: text, as: UTF8.self)
    case .number(let text): text
    case .bool(let value): value ? "true" : "false"
    }
  }
}
