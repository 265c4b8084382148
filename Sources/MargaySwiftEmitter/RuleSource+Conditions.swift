import MargayEvents
import MargayIR

extension RuleSource {
  /// The condition that an expression is.
  func condition(_ expression: Expression, inElement: Bool = false) -> SwiftCondition {
    let comments = comments(expression.id)
    switch expression.kind {
    case .all(let children):
      return .all(children.map { condition($0, inElement: inElement) }, comments: comments)
    case .any(let children):
      return .any(children.map { condition($0, inElement: inElement) }, comments: comments)
    case .onlyOne(let children):
      return .onlyOne(children.map { condition($0, inElement: inElement) }, comments: comments)
    case .none(let children):
      return .all(
        children.map { condition($0, inElement: inElement).negated }, comments: comments)
    case .constant(let value): return SwiftCondition(.constant(value), comments: comments)
    case .predicate(let predicate):
      let found = test(predicate, expression.id, inElement: inElement)
      return SwiftCondition(
        predicate.isNegated ? found.negated.kind : found.kind, comments: comments)
    case .elements(let quantifier, let subject, let body):
      check(subject, inElement: inElement, expression.id)
      return .elements(
        quantifier, of: "\(value(subject, at: expression.id)).elements",
        condition(body, inElement: true), name: RuleConstants.name(of: subject.steps),
        comments: comments)
    }
  }

  private func check(_ path: EventKeyPath, inElement: Bool, _ id: NodeID) {
    if (path.base == .element) != inElement {
      refuse("a path inside Expressions does not begin at the element", at: id)
    }
  }

  /// The positive of a predicate.
  private func test(
    _ predicate: Predicate, _ id: NodeID, inElement: Bool
  ) -> SwiftCondition {
    switch predicate.subject {
    case .path(let path):
      check(path, inElement: inElement, id)
      if case .path(let second) = predicate.operand { check(second, inElement: inElement, id) }
      return test(
        predicate, of: value(path, at: id), name: RuleConstants.name(of: path.steps), id)
    case .enrichment(let enrichment):
      if inElement { refuse("an enrichment stands inside Expressions", at: id) }
      if case .path = predicate.operand { refuse("an enrichment has a second path", at: id) }
      guard enrichment.field.names == enrichment.rows.names else {
        refuse("the names of an enrichment match in two ways", at: id)
        return SwiftCondition(.constant(false))
      }
      let rows = "\(value(enrichment.rows, at: id)).rows"
      let name = RuleConstants.name(of: enrichment.field.steps)
      let field = value(enrichment.field, at: id)
      let inRow = test(predicate, of: field, name: name, id)
      guard case .test = inRow.kind else { return inRow }
      return SwiftCondition(
        .elements(.anyElement, of: rows, inRow, isNegated: false, name: name))
    }
  }

  /// The positive of a predicate on the value that `value` is the source of.
  private func test(
    _ predicate: Predicate, of value: String, name: String, _ id: NodeID
  ) -> SwiftCondition {
    let subject = PredicateSource(source: self, value: value, name: name, id: id)
    if predicate.containment == .elementOrSubstring,
      predicate.condition == .contains || predicate.condition == .iContains
    {
      refuse("Contains of inline filters stands outside of them", at: id)
    }
    if predicate.emptiness == .strict, predicate.condition == .isNullOrEmpty {
      refuse("IsNullOrEmpty of inline filters stands outside of them", at: id)
    }
    return SwiftCondition(subject.kind(predicate.condition, predicate.operand))
  }
}
