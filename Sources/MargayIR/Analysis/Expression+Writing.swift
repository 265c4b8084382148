extension Expression {
  /// Whether another expression is the same but for the identities of its nodes.
  package func isWritten(like other: Expression) -> Bool {
    switch (kind, other.kind) {
    case (.predicate(let left), .predicate(let right)): left == right
    case (.all(let left), .all(let right)), (.any(let left), .any(let right)),
      (.onlyOne(let left), .onlyOne(let right)), (.none(let left), .none(let right)):
      Expression.areWritten(left, like: right)
    case (.constant(let left), .constant(let right)): left == right
    case (.elements(let left, let path, let body), .elements(let right, let second, let inner)):
      left == right && path == second && body.isWritten(like: inner)
    default: false
    }
  }

  /// Whether as many other expressions are the same, in the same order.
  package static func areWritten(_ left: [Expression], like right: [Expression]) -> Bool {
    left.count == right.count && zip(left, right).allSatisfy { $0.isWritten(like: $1) }
  }
}
