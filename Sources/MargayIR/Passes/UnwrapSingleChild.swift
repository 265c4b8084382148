/// Puts the child in the place of an All or Any that has only one.
///
/// `All[Any[x]]` becomes `x`. OnlyOne of one child is left: the tree then still says that one was meant.
package enum UnwrapSingleChild: Pass {
  /// What it does, in a few words.
  package static let name = "unwrap All and Any of one child"

  /// The rewritten expression.
  package static func rewrite(_ expression: Expression) -> Expression {
    var result = expression
    switch expression.kind {
    case .all(let children):
      guard children.count != 1 else { return rewrite(children[0]) }
      result.kind = .all(children.map(rewrite))
    case .any(let children):
      guard children.count != 1 else { return rewrite(children[0]) }
      result.kind = .any(children.map(rewrite))
    case .onlyOne(let children): result.kind = .onlyOne(children.map(rewrite))
    case .none(let children): result.kind = .none(children.map(rewrite))
    case .elements(let quantifier, let subject, let body):
      result.kind = .elements(quantifier, subject: subject, body: rewrite(body))
    case .constant, .predicate: break
    }
    return result
  }
}
