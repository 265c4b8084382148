import MargayEvents

extension Interpreter {
  /// The most scalars of a found value that an explanation shows.
  private static var shownScalars: Int { 200 }

  /// Every expression of a rule with its result and reason; nothing is skipped.
  ///
  /// The detection and the dynamic severities are explained even where the filters drop the event.
  package mutating func explain(_ rule: Int) -> RuleExplanation {
    let program = rules.programs[rule]
    let root = rules.roots[rule]
    let filters = program.filters.map { explain($0, root.filters) }
    let includes = explain(program.includes, under: root.includes)
    let excludes = explain(program.excludes, under: root.excludes)
    let detection = explain(program.detection, root.detection)
    let severities = zip(program.dynamicSeverities, rules.fields[rule].severities).map {
      severity, node in
      explain(severity.condition, node)
    }
    var outcome = RuleOutcome.matched
    var deciding: Explanation?
    if let filters, !filters.holds {
      (outcome, deciding) = (.filtered, filters.deciding)
    } else if let include = includes.first(where: { !$0.holds }) {
      (outcome, deciding) = (.notIncluded, include.deciding)
    } else if let exclude = excludes.first(where: \.holds) {
      (outcome, deciding) = (.excluded, exclude.deciding)
    } else if !detection.holds {
      (outcome, deciding) = (.notMatched, detection.deciding)
    }
    return RuleExplanation(
      outcome: outcome, filters: filters, includes: includes, excludes: excludes,
      detection: detection, dynamicSeverities: severities,
      deciding: deciding.map { DecidingExpression(outcome: outcome, expression: $0) })
  }

  /// The explanations of filters that stand under a node of their own.
  private mutating func explain(_ filters: [Expression], under node: Int32) -> [Explanation] {
    var child = node + 1
    var result: [Explanation] = []
    for filter in filters {
      result.append(explain(filter, child))
      child = nodes[Int(child)].next
    }
    return result
  }

  /// What made a rule not match: the first filter or expression whose result alone explains it; nil for a match.
  package mutating func deciding(_ rule: Int) -> DecidingExpression? {
    outcome(of: rule) == .matched ? nil : explain(rule).deciding
  }

  private mutating func explain(_ expression: Expression, _ index: Int32) -> Explanation {
    switch expression.kind {
    case .all(let list):
      return combine(.all, expression.id, list, index) { $0 == list.count }
    case .any(let list): return combine(.any, expression.id, list, index) { $0 > 0 }
    case .onlyOne(let list):
      return combine(.onlyOne, expression.id, list, index) { $0 == 1 }
    case .none(let list): return combine(.none, expression.id, list, index) { $0 == 0 }
    case .constant(let value):
      return Explanation(
        id: expression.id, kind: .constant, name: value ? "AlwaysTrue" : "AlwaysFalse",
        holds: value, reason: "", children: [])
    case .predicate(let predicate): return explain(predicate, expression.id, index)
    case .elements(let quantifier, let subject, let body):
      return explain(quantifier, expression.id, subject, body, index)
    }
  }

  private mutating func combine(
    _ kind: Explanation.Kind, _ id: NodeID, _ list: [Expression], _ index: Int32,
    _ rule: (Int) -> Bool
  ) -> Explanation {
    var children: [Explanation] = []
    var child = index + 1
    for expression in list {
      children.append(explain(expression, child))
      child = nodes[Int(child)].next
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
    _ predicate: Predicate, _ id: NodeID, _ index: Int32
  ) -> Explanation {
    var result = Explanation(
      id: id, kind: .predicate,
      name: ConditionTable.spelling(of: predicate.condition, isNegated: predicate.isNegated),
      holds: false, reason: "", children: [])
    result.operand = predicate.operand.text
    let node = nodes + Int(index)
    let found: ValueRef
    let positive: Bool
    switch predicate.subject {
    case .path(let path):
      result.path = path.text
      found = value(node.pointee.subject)
      positive = positiveHolds(node, found)
      result.reason = reason(node, positive, found)
    case .enrichment(let enrichment):
      result.path = enrichment.text
      let rows = value(node.pointee.subject)
      (found, positive) = firstRow(node, rows)
      let reason = reason(node, positive, found)
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
    _ node: UnsafePointer<PreparedNode>, _ rows: ValueRef
  ) -> (ValueRef, Bool) {
    let list = rows.kind == .object ? [rows] : Array(rows.elements)
    let values = list.map { field(of: $0, node) }
    for found in values where positiveHolds(node, found) { return (found, true) }
    let first = values.first ?? rows.missing
    return (first, values.isEmpty && positiveHolds(node, first))
  }

  private func reason(
    _ node: UnsafePointer<PreparedNode>, _ holds: Bool, _ found: ValueRef
  ) -> String {
    var operand = operands[Int(node.pointee.operand)]
    let isMultiKey = node.pointee.isMultiKey
    if isMultiKey { operand.value = value(node.pointee.second) }
    return Reason.phrase(
      node.pointee.condition, holds: holds, found, operand, isMultiKey: isMultiKey)
  }

  private mutating func explain(
    _ quantifier: ElementQuantifier, _ id: NodeID, _ subject: EventKeyPath, _ body: Expression,
    _ index: Int32
  ) -> Explanation {
    var result = Explanation(
      id: id, kind: .elements, name: quantifier.rawValue, holds: false, reason: "", children: [])
    result.path = subject.text
    let list = value(nodes[Int(index)].subject)
    var elements = Explanation.Elements(count: 0, matching: [], explained: [])
    let outer = element
    defer { element = outer }
    for next in list.elements {
      element = next
      if elements.count < Explanation.Elements.explainedLimit {
        let explanation = explain(body, index + 1)
        if explanation.holds { elements.matching.append(elements.count) }
        elements.explained.append(explanation)
      } else if holds(index + 1) {
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
