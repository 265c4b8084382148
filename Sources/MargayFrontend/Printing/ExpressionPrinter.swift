import MargayEvents
import MargayIR

/// Writes expressions as match expressions of one grammar (Documentation/Language, sections 2, 3 and 5).
struct ExpressionPrinter {
  let grammar: Grammar

  /// A list of expressions that must all hold: Detection, InlineFilters, Conditions, Expressions.
  func list(_ expression: Expression) -> YAMLOutput {
    guard case .all(let children) = expression.kind else {
      return .sequence([self.expression(expression)])
    }
    return .sequence(children.map(self.expression))
  }

  /// One match expression.
  func expression(_ expression: Expression) -> YAMLOutput {
    switch expression.kind {
    case .all(let children): return combinator("All", children)
    case .any(let children): return combinator("Any", children)
    case .onlyOne(let children): return combinator("OnlyOne", children)
    case .none(let children): return combinator("None", children)
    case .constant(let value):
      // In filters the constant is what an empty list is lowered to.
      if grammar == .filters, value { return combinator("All", []) }
      return .mapping([("Condition", .scalar(value ? "AlwaysTrue" : "AlwaysFalse"))])
    case .predicate(let predicate): return self.predicate(predicate)
    case .elements(let quantifier, let subject, let body):
      return .mapping([
        specifier(subject), ("Condition", .scalar(quantifier.rawValue)),
        ("Expressions", ExpressionPrinter(grammar: .elements).list(body)),
      ])
    }
  }

  private func combinator(_ name: String, _ children: [Expression]) -> YAMLOutput {
    .mapping([(name, .sequence(children.map(expression)))])
  }

  private func predicate(_ predicate: Predicate) -> YAMLOutput {
    let name = ConditionTable.spelling(of: predicate.condition, isNegated: predicate.isNegated)
    let condition = ("Condition", YAMLOutput.scalar(name))
    if case .path(let second) = predicate.operand, case .path(let first) = predicate.subject {
      return .mapping([
        condition,
        ("Values", .sequence([.mapping([specifier(first)]), .mapping([specifier(second)])])),
      ])
    }
    var entries: [(key: String, value: YAMLOutput)] = []
    switch predicate.subject {
    case .path(let path): entries.append(specifier(path))
    case .enrichment(let path): entries.append(("Enrichment", enrichment(path)))
    }
    entries.append(condition)
    switch predicate.operand {
    case .none: break
    case .literal(let literal): entries.append(("Value", value(literal)))
    case .literals(let literals): entries.append(("Values", .list(literals.map(value))))
    case .network(let network): entries.append(("Value", .text(network.text)))
    case .path(let path): entries.append(("Values", .sequence([.mapping([specifier(path)])])))
    }
    return .mapping(entries)
  }

  private func value(_ literal: Literal) -> YAMLOutput {
    switch literal {
    case .string(let bytes): .text(String(decoding: bytes, as: UTF8.self))
    case .number(let text): .scalar(YAMLValueText.number(text))
    case .bool(let value): .scalar(value ? "true" : "false")
    }
  }

  /// The key specifier of a path: Key for one name where the grammar has it, else KeyPath.
  func specifier(_ path: EventKeyPath) -> (key: String, value: YAMLOutput) {
    if grammar != .filters, path.steps.count == 1, case .name(let name) = path.steps[0] {
      return ("Key", .text(String(decoding: name, as: UTF8.self)))
    }
    return ("KeyPath", .text(ExpressionPrinter.relativeText(path)))
  }

  /// The text of a path from where the paths of its grammar begin; `@` for the beginning itself.
  private static func relativeText(_ path: EventKeyPath) -> String {
    path.steps.isEmpty ? "@" : EventKeyPath(steps: path.steps, names: path.names).text
  }

  private func enrichment(_ path: EnrichmentPath) -> YAMLOutput {
    // Behind p_enrichment, which is always the first step.
    let names = path.rows.steps.dropFirst().map { step -> YAMLOutput in
      guard case .name(let name) = step else { return .text("") }
      return .text(String(decoding: name, as: UTF8.self))
    }
    let values = names + [.text(ExpressionPrinter.relativeText(path.field))]
    return .mapping(zip(RuleLayout.enrichmentKeys, values).map { (key: $0, value: $1) })
  }
}
