import MargayEvents

/// A thing that is true or false of an event and is not taken apart further: a condition in its positive, or a list
/// comprehension that counts to one.
struct Atom: Hashable {
  enum Content: Hashable {
    case predicate(Predicate)
    /// AnyElement, or OnlyOneElement; the other two are made of the first.
    case elements(isOnlyOne: Bool, subject: EventKeyPath, body: BooleanFunction)
  }

  let content: Content
  /// A text by which atoms are sorted; equal for equal atoms.
  let key: [UInt8]

  /// Makes the atom of a condition; its direction is no part of it.
  init(_ predicate: Predicate) {
    var canonical = predicate
    canonical.isNegated = false
    canonical.subject = Atom.canonical(predicate.subject)
    canonical.operand = Atom.canonical(predicate.operand)
    if canonical.condition != .contains, canonical.condition != .iContains {
      canonical.containment = .element
    }
    if canonical.condition != .isNullOrEmpty { canonical.emptiness = .falsy }
    if case .path(let second) = canonical.operand, case .path(let first) = canonical.subject,
      canonical.condition == .equals || canonical.condition == .iEquals,
      Atom.key(of: second).lexicographicallyPrecedes(Atom.key(of: first))
    {
      // These two say the same of both sides.
      canonical.subject = .path(second)
      canonical.operand = .path(first)
    }
    content = .predicate(canonical)
    key = Array("\(canonical)".utf8)
  }

  /// Makes the atom of a list comprehension.
  init(isOnlyOne: Bool, subject: EventKeyPath, body: BooleanFunction) {
    let subject = Atom.canonical(subject)
    content = .elements(isOnlyOne: isOnlyOne, subject: subject, body: body)
    key = Array("\(isOnlyOne)".utf8) + Atom.key(of: subject) + body.key
  }

  /// How names are matched means nothing for a path without names.
  private static func canonical(_ path: EventKeyPath) -> EventKeyPath {
    var path = path
    let hasName = path.steps.contains {
      if case .name = $0 { return true }
      return false
    }
    if !hasName { path.names = .folded }
    return path
  }

  private static func canonical(_ subject: Predicate.Subject) -> Predicate.Subject {
    switch subject {
    case .path(let path): .path(canonical(path))
    case .enrichment: subject
    }
  }

  private static func canonical(_ operand: Predicate.Operand) -> Predicate.Operand {
    switch operand {
    case .literal(let literal): return .literal(canonical(literal))
    case .literals(let list):
      let values = Set(list.map(canonical))
      return .literals(
        values.sorted { Array("\($0)".utf8).lexicographicallyPrecedes(Array("\($1)".utf8)) })
    case .path(let path): return .path(canonical(path))
    case .none, .network: return operand
    }
  }

  /// A number by its value: the text that reports show of it.
  private static func canonical(_ literal: Literal) -> Literal {
    guard case .number(let text) = literal else { return literal }
    let bytes = Array(text.utf8)
    let isInteger = !bytes.contains { $0 == 0x2E || $0 == 0x65 || $0 == 0x45 }
    var output: [UInt8] = []
    bytes.withUnsafeBufferPointer {
      NumberText.append($0, isInteger: isInteger, to: &output)
    }
    return .number(String(decoding: output, as: UTF8.self))
  }

  private static func key(of path: EventKeyPath) -> [UInt8] { Array("\(path)".utf8) }
}
