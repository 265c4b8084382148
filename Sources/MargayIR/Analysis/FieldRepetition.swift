import MargayEvents

/// Whether some field is looked at twice by some expressions.
///
/// Conditions on fields of their own are independent of each other: a combination of such conditions holds for some events
/// and does not for others, and says nothing about another one. Elements of a list are fields of their own.
package struct FieldRepetition {
  /// Whether two conditions look at one field, or there are too many to tell.
  package private(set) var isFound = false
  /// Whether a part of an expression holds always or never by its form.
  package private(set) var hasConstants = false

  private static let mostFields = 2_000
  private var seen: [UInt64] = []
  private var bodies: UInt64 = 0

  /// Makes an account of no expressions.
  package init() { seen.reserveCapacity(16) }

  /// Looks at an expression beside those before.
  package mutating func add(_ expression: Expression) { add(expression, body: 0) }

  private mutating func add(_ expression: Expression, body: UInt64) {
    switch expression.kind {
    case .all(let children), .any(let children), .onlyOne(let children), .none(let children):
      if children.isEmpty { hasConstants = true }
      for child in children { add(child, body: body) }
    case .constant: hasConstants = true
    case .predicate(let predicate):
      if predicate.isNever { hasConstants = true }
      add(LogicDigest.number(of: predicate.subject) ^ body)
      if case .path(let path) = predicate.operand { add(LogicDigest.number(of: path) ^ body) }
    case .elements(_, let path, let inner):
      add(LogicDigest.number(of: path) ^ body)
      bodies &+= 0x9E37_79B9_7F4A_7C15
      add(inner, body: bodies)
    }
  }

  /// Looks at a field, by the number of its path (`LogicDigest`).
  package mutating func add(_ field: UInt64) {
    if isFound { return }
    isFound = seen.contains(field) || seen.count == FieldRepetition.mostFields
    seen.append(field)
  }
}
