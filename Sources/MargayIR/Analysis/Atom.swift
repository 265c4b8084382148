import MargayEvents

/// A thing that is true or false of an event and is not taken apart further: a condition in its positive, or a list
/// comprehension that asks for some element or for exactly one.
///
/// Atoms that are written differently and say the same are equal where that follows from Documentation/Language,
/// sections 2, 3 and 5, for every value: numbers by value, text under an I condition after lower-casing, two fields
/// under a condition that reads the same from both sides in one order.
struct Atom: Hashable {
  enum Content: Hashable {
    case predicate(Predicate)
    /// AnyElement, or OnlyOneElement; the other two are made of the first.
    case elements(isOnlyOne: Bool, subject: EventKeyPath, body: BooleanFunction)
  }

  let content: Content
  /// Numbers for the fields that the atom looks at, equal where it looks at one: only atoms that share a field say
  /// something about each other.
  let fields: (first: UInt64, second: UInt64)
  /// A number that is equal for equal atoms and hardly ever for others.
  private let digest: UInt64

  /// Makes the atom of a condition; its direction is no part of it.
  init(_ predicate: Predicate) {
    let canonical = Atom.canonical(predicate)
    content = .predicate(canonical)
    let first = LogicDigest.number(of: canonical.subject)
    if case .path(let second) = canonical.operand {
      fields = (first, LogicDigest.number(of: second))
    } else {
      fields = (first, first)
    }
    digest = LogicDigest.number(of: canonical)
  }

  /// Makes the atom of a list comprehension.
  init(isOnlyOne: Bool, subject: EventKeyPath, body: BooleanFunction) {
    let subject = Atom.canonical(subject)
    content = .elements(isOnlyOne: isOnlyOne, subject: subject, body: body)
    let number = LogicDigest.number(of: subject)
    fields = (number, number)
    digest = number &+ UInt64(truncatingIfNeeded: body.hashValue) ^ (isOnlyOne ? 1 : 0)
  }

  static func == (left: Atom, right: Atom) -> Bool {
    left.digest == right.digest && left.content == right.content
  }

  func hash(into hasher: inout Hasher) { hasher.combine(digest) }

  /// Whether the atom may look at a field that another one looks at.
  func mayShareField(with other: Atom) -> Bool {
    fields.first == other.fields.first || fields.first == other.fields.second
      || fields.second == other.fields.first || fields.second == other.fields.second
  }

  /// What the atom looks at, of two fields the first.
  var subject: Predicate.Subject {
    switch content {
    case .predicate(let predicate): predicate.subject
    case .elements(_, let subject, _): .path(subject)
    }
  }

  /// The second field of a comparison of two.
  var secondField: EventKeyPath? {
    if case .predicate(let predicate) = content, case .path(let path) = predicate.operand {
      path
    } else {
      nil
    }
  }

  /// A text by which atoms are sorted; equal for equal atoms.
  var key: [UInt8] {
    switch content {
    case .predicate(let predicate): return predicate.key
    case .elements(let isOnlyOne, let subject, let body):
      var key: [UInt8] = [isOnlyOne ? 0x31 : 0x2A]
      Predicate.append(subject, to: &key)
      return key + body.key
    }
  }

  private static func canonical(_ predicate: Predicate) -> Predicate {
    var canonical = predicate
    canonical.isNegated = false
    canonical.subject = Atom.canonical(predicate.subject)
    canonical.operand = Atom.canonical(predicate.operand)
    if case .literal(let literal) = canonical.operand { canonical.simplify(literal) }
    if canonical.condition != .contains, canonical.condition != .iContains {
      canonical.containment = .element
    }
    if canonical.condition != .isNullOrEmpty { canonical.emptiness = .falsy }
    if case .path(let second) = canonical.operand, case .path(let first) = canonical.subject,
      canonical.isReadFromBehind(first, second)
    {
      canonical.subject = .path(second)
      canonical.operand = .path(first)
    }
    return canonical
  }

  /// How names are matched means nothing for a path without names.
  private static func canonical(_ path: EventKeyPath) -> EventKeyPath {
    var path = path
    let hasName = path.steps.contains { if case .name = $0 { true } else { false } }
    if !hasName { path.names = .folded }
    return path
  }

  private static func canonical(_ subject: Predicate.Subject) -> Predicate.Subject {
    switch subject {
    case .path(let path): .path(canonical(path))
    case .enrichment(let enrichment):
      .enrichment(
        EnrichmentPath(rows: canonical(enrichment.rows), field: canonical(enrichment.field)))
    }
  }

  private static func canonical(_ operand: Predicate.Operand) -> Predicate.Operand {
    switch operand {
    case .literal(let literal): .literal(literal.canonical)
    case .literals(let list): .literals(Literal.distinct(list))
    case .path(let path): .path(canonical(path))
    case .none, .network: operand
    }
  }
}

extension Predicate {
  /// A text that is another one for every other canonical condition.
  fileprivate var key: [UInt8] {
    var key = Array(condition.rawValue.utf8)
    key.append(containment == .element ? 0x20 : 0x2B)
    key.append(emptiness == .falsy ? 0x20 : 0x2B)
    switch subject {
    case .path(let path): Self.append(path, to: &key)
    case .enrichment(let enrichment):
      Self.append(enrichment.rows, to: &key)
      Self.append(enrichment.field, to: &key)
    }
    switch operand {
    case .none: break
    case .literal(let literal): key += literal.key
    case .literals(let list): for literal in list { key += literal.key + [0x2C] }
    case .path(let path): Self.append(path, to: &key)
    case .network(let network): key += network.text.utf8
    }
    return key
  }

  /// Appends a text that is another one for every other path.
  fileprivate static func append(_ path: EventKeyPath, to key: inout [UInt8]) {
    key.append(path.base == .element ? 0x40 : 0x24)
    key.append(path.names == .exact ? 0x3D : 0x7E)
    key += path.text.utf8
    key.append(0x20)
  }
}

extension EventKeyPath {
  /// A text that is another one for every other path.
  fileprivate var sortingText: [UInt8] {
    var text: [UInt8] = []
    Predicate.append(self, to: &text)
    return text
  }
}

extension Literal {
  /// A text that is another one for every other canonical literal, and never the beginning of one.
  fileprivate var key: [UInt8] {
    switch self {
    case .string(let text): Array("\(text.count)'".utf8) + text
    case .number(let text): Array(text.utf8) + [0x23]
    case .bool(let value): [value ? 0x74 : 0x66]
    }
  }

  /// The literal, a number by its value: the text that reports show of it.
  var canonical: Literal {
    guard case .number(let text) = self else { return self }
    let bytes = Array(text.utf8)
    let isInteger = !bytes.contains { $0 == 0x2E || $0 == 0x65 || $0 == 0x45 }
    var output: [UInt8] = []
    bytes.withUnsafeBufferPointer {
      NumberText.append($0, isInteger: isInteger, to: &output)
    }
    return .number(String(decoding: output, as: UTF8.self))
  }

  /// Canonical literals, each once, in an order of their own.
  static func distinct(_ list: [Literal]) -> [Literal] {
    if list.count < 2 { return list.map(\.canonical) }
    return Set(list.map(\.canonical)).map { (key: $0.key, literal: $0) }
      .sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.literal)
  }
}

extension Predicate {
  /// Whether no value fulfils the condition: its operand has a kind that it never compares with.
  var isNever: Bool {
    switch (condition, operand) {
    case (.startsWith, .literal(.string)), (.endsWith, .literal(.string)),
      (.iStartsWith, .literal(.string)), (.iEndsWith, .literal(.string)):
      false
    case (.startsWith, .literal), (.endsWith, .literal), (.iStartsWith, .literal),
      (.iEndsWith, .literal):
      true
    case (.isGreaterThan, .literal(.bool)), (.isGreaterThanOrEquals, .literal(.bool)),
      (.isLessThan, .literal(.bool)), (.isLessThanOrEquals, .literal(.bool)):
      true
    case (.isIn, .literals(let list)): list.isEmpty
    default: false
    }
  }

  /// Takes the plainest condition that says the same of every value with this operand.
  fileprivate mutating func simplify(_ literal: Literal) {
    guard case .string(let text) = literal else {
      // Only text is lower-cased, and only text is a part of text.
      if condition == .iEquals { condition = .equals }
      if condition == .iContains { condition = .contains }
      containment = .element
      return
    }
    switch condition {
    case .iEquals, .iStartsWith, .iEndsWith, .iContains:
      operand = .literal(.string(Lowercasing.lowercased(text)))
    default: break
    }
    switch condition {
    case .endsWith, .iStartsWith, .iEndsWith:
      // Every string has the empty one at both ends.
      if text.isEmpty { condition = .startsWith }
    default: break
    }
  }

  /// Whether the two fields change places in the canonical form; where order matters the condition turns with them.
  fileprivate mutating func isReadFromBehind(_ first: EventKeyPath, _ second: EventKeyPath) -> Bool
  {
    switch condition {
    case .equals, .iEquals:
      return second.sortingText.lexicographicallyPrecedes(first.sortingText)
    case .isLessThan:
      condition = .isGreaterThan
      return true
    case .isLessThanOrEquals:
      condition = .isGreaterThanOrEquals
      return true
    default: return false
    }
  }
}
