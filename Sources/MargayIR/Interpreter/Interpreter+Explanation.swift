import MargayEvents

extension Interpreter {
  /// The most scalars of a found value that an explanation shows.
  private static var shownScalars: Int { 200 }

  /// Every expression of a rule with its result and reason; nothing is skipped.
  ///
  /// The detection and the dynamic severities are explained even where the filters drop the event.
  package mutating func explain(_ rule: Int) -> RuleExplanation {
    let program = rules.programs[rule]
    let entry = rules.entries[rule]
    let filters = program.filters.map { explain($0, entry.filters, element: nothing) }
    let detection = explain(program.detection, entry.detection, element: nothing)
    let severities = zip(program.dynamicSeverities, entry.severities).map { severity, node in
      explain(severity.condition, node, element: nothing)
    }
    let outcome: RuleOutcome =
      filters?.holds == false ? .filtered : detection.holds ? .matched : .notMatched
    var deciding: DecidingExpression?
    if let filters, outcome == .filtered {
      deciding = DecidingExpression(isFilter: true, expression: filters.deciding)
    } else if outcome == .notMatched {
      deciding = DecidingExpression(isFilter: false, expression: detection.deciding)
    }
    return RuleExplanation(
      outcome: outcome, filters: filters, detection: detection, dynamicSeverities: severities,
      deciding: deciding)
  }

  /// What made a rule not match: the first filter or expression whose result alone explains it; nil for a match.
  package mutating func deciding(_ rule: Int) -> DecidingExpression? {
    outcome(of: rule) == .matched ? nil : explain(rule).deciding
  }

  private mutating func explain(
    _ expression: Expression, _ index: Int32, element: ValueRef
  ) -> Explanation {
    switch expression.kind {
    case .all(let list):
      return combine(.all, expression.id, list, index, element) { $0 == list.count }
    case .any(let list): return combine(.any, expression.id, list, index, element) { $0 > 0 }
    case .onlyOne(let list):
      return combine(.onlyOne, expression.id, list, index, element) { $0 == 1 }
    case .none(let list): return combine(.none, expression.id, list, index, element) { $0 == 0 }
    case .constant(let value):
      return Explanation(
        id: expression.id, kind: .constant, name: value ? "AlwaysTrue" : "AlwaysFalse",
        holds: value, reason: "", children: [])
    case .predicate(let predicate): return explain(predicate, expression.id, index, element)
    case .elements(let quantifier, let subject, let body):
      return explain(quantifier, expression.id, subject, body, index, element)
    }
  }

  private mutating func combine(
    _ kind: Explanation.Kind, _ id: NodeID, _ list: [Expression], _ index: Int32,
    _ element: ValueRef, _ rule: (Int) -> Bool
  ) -> Explanation {
    var children: [Explanation] = []
    var child = index + 1
    for expression in list {
      children.append(explain(expression, child, element: element))
      child = rules.nodes[Int(child)].next
    }
    let name =
      switch kind {
      case .all: "All"
      case .any: "Any"
      case .onlyOne: "OnlyOne"
      default: "None"
      }
    return Explanation(
      id: id, kind: kind, name: name, holds: rule(children.count { $0.holds }), reason: "",
      children: children)
  }

  private mutating func explain(
    _ predicate: Predicate, _ id: NodeID, _ index: Int32, _ element: ValueRef
  ) -> Explanation {
    var result = Explanation(
      id: id, kind: .predicate,
      name: ConditionTable.spelling(of: predicate.condition, isNegated: predicate.isNegated),
      holds: false, reason: "", children: [])
    result.operand = predicate.operand.text
    let found: ValueRef
    let positive: Bool
    switch predicate.subject {
    case .path(let path):
      result.path = path.text
      found = value(rules.nodes[Int(index)].subject, element: element)
      positive = positiveHolds(index, found, element: element)
      result.reason = reason(index, predicate, positive, found, element)
    case .enrichment(let enrichment):
      result.path = enrichment.text
      let rows = value(rules.nodes[Int(index)].subject, element: element)
      (found, positive) = firstRow(index, rows, element)
      let reason = reason(index, predicate, positive, found, element)
      switch rows.kind {
      case .object: result.reason = reason
      case .list where rows.count == 1: result.reason = reason
      case .list where rows.count > 1:
        result.reason = positive ? "in a row: " + reason : "in none of \(rows.count) rows"
      default: result.reason = "no enrichment"
      }
    }
    result.holds = positive != predicate.isNegated
    if found.kind != .missing { result.value = Reason.json(found, limit: Self.shownScalars) }
    return result
  }

  /// The field in the first row for which the positive condition holds, else in the first row.
  private mutating func firstRow(
    _ index: Int32, _ rows: ValueRef, _ element: ValueRef
  ) -> (ValueRef, Bool) {
    let field = rules.nodes[Int(index)].second
    let list = rows.kind == .object ? [rows] : Array(rows.elements)
    let values = list.map { value(field, element: $0) }
    for found in values where positiveHolds(index, found, element: element) {
      return (found, true)
    }
    let first = values.first ?? nothing
    return (first, values.isEmpty && positiveHolds(index, first, element: element))
  }

  private mutating func reason(
    _ index: Int32, _ predicate: Predicate, _ holds: Bool, _ found: ValueRef, _ element: ValueRef
  ) -> String {
    let node = rules.nodes[Int(index)]
    var operand = rules.operands[Int(node.operand)]
    if node.isMultiKey { operand.value = value(node.second, element: element) }
    return Reason.phrase(
      predicate.condition, holds: holds, found, operand, isMultiKey: node.isMultiKey)
  }

  private mutating func explain(
    _ quantifier: ElementQuantifier, _ id: NodeID, _ subject: EventKeyPath, _ body: Expression,
    _ index: Int32, _ element: ValueRef
  ) -> Explanation {
    var result = Explanation(
      id: id, kind: .elements, name: quantifier.rawValue, holds: false, reason: "", children: [])
    result.path = subject.text
    let list = value(rules.nodes[Int(index)].subject, element: element)
    var elements = Explanation.Elements(count: 0, matching: [], explained: [])
    for next in list.elements {
      if elements.count < Explanation.Elements.explainedLimit {
        let explanation = explain(body, index + 1, element: next)
        if explanation.holds { elements.matching.append(elements.count) }
        elements.explained.append(explanation)
      } else if holds(index + 1, element: next) {
        elements.matching.append(elements.count)
      }
      elements.count += 1
    }
    let matching = elements.matching.count
    switch quantifier {
    case .anyElement: result.holds = matching > 0
    case .allElements: result.holds = matching == elements.count
    case .onlyOneElement: result.holds = matching == 1
    case .noElement: result.holds = matching == 0
    }
    if list.kind == .list {
      result.reason = "\(matching) of \(elements.count) elements match"
    } else {
      let what = list.kind == .missing ? "missing" : "is \(Reason.name(of: list.kind))"
      result.reason = what + ", so it has no elements"
    }
    if list.kind != .missing { result.value = Reason.json(list, limit: Self.shownScalars) }
    result.elements = elements
    return result
  }
}
