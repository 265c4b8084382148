import MargayDiagnostics
import MargayEvents
import MargayIR

/// Inline filters as `MatchExpression`s, which MargayKit reads as it reads a file's.
struct FilterSource {
  let source: RuleSource

  /// The elements of `inlineFilters`.
  func elements(_ filters: Expression) -> [SwiftValue] {
    if case .all(let children) = filters.kind { return children.map(element) }
    return [element(filters)]
  }

  /// Whether the elements say their type only where it stands beside them: one is `.all([…])` or `.any([…])`.
  static func needsType(_ filters: Expression) -> Bool {
    let elements =
      if case .all(let children) = filters.kind { children } else { [filters] }
    return elements.contains {
      if case .predicate = $0.kind { false } else { true }
    }
  }

  private func element(_ expression: Expression) -> SwiftValue {
    switch expression.kind {
    case .all(let children): return .call(".all", [(nil, .array(children.map(element)))])
    case .any(let children): return .call(".any", [(nil, .array(children.map(element)))])
    case .constant(true): return .call(".all", [(nil, .array([]))])
    case .predicate(let predicate): return element(predicate, expression.id)
    case .constant(false), .onlyOne, .none, .elements:
      source.refuse("an inline filter is none", at: expression.id)
      return .atom("nil")
    }
  }

  private func element(_ predicate: Predicate, _ id: NodeID) -> SwiftValue {
    let condition = ConditionTable.spelling(of: predicate.condition, isNegated: predicate.isNegated)
    guard ConditionTable.lookup(condition) != nil else {
      source.refuse("a condition has no negative", at: id)
      return .atom("nil")
    }
    guard case .path(let path) = predicate.subject,
      let operand = FilterSource.operand(predicate.operand)
    else { return inYAML(predicate, condition, id) }
    let arguments = [SwiftValue.string(path.text), .string(condition)] + operand
    return .call("MatchExpression", arguments.map { (nil, $0) })
  }

  /// The operand as a literal of `MatchOperand`, none for none; nil where no literal is exact.
  private static func operand(_ operand: Predicate.Operand) -> [SwiftValue]? {
    switch operand {
    case .none: return []
    case .literal(let literal): return FilterSource.literal(literal).map { [$0] }
    case .literals(let literals):
      let values = literals.map { literal($0) }
      guard !values.contains(where: { $0 == nil }) else { return nil }
      return [.array(values.compactMap { $0 })]
    case .network(let network): return [.string(network.text)]
    case .path: return nil
    }
  }

  private static func literal(_ literal: Literal) -> SwiftValue? {
    switch literal {
    case .string(let text): .atom(SwiftText.quoted(text))
    case .number(let text): Int64(text).map { .atom(NumberSource.element(String($0))) }
    case .bool(let value): .atom(value ? "true" : "false")
    }
  }

  /// A filter that has no other form: as the YAML of a file.
  private func inYAML(_ predicate: Predicate, _ condition: String, _ id: NodeID) -> SwiftValue {
    var writer = JSONWriter()
    writer.beginArray()
    writer.beginObject()
    switch predicate.subject {
    case .path(let path): writer.field("KeyPath", path.text)
    case .enrichment(let enrichment):
      guard case .name(let selector)? = enrichment.rows.steps.dropFirst(2).first,
        enrichment.rows.steps.count == 3, case .name(let table) = enrichment.rows.steps[1]
      else {
        source.refuse("an enrichment has no table and selector", at: id)
        return .atom("nil")
      }
      writer.key("Enrichment")
      writer.beginObject()
      writer.field("Table", String(decoding: table, as: UTF8.self))
      writer.field("Selector", String(decoding: selector, as: UTF8.self))
      writer.field("FieldPath", EventKeyPath(steps: enrichment.field.steps).text)
      writer.endObject()
    }
    writer.field("Condition", condition)
    switch predicate.operand {
    case .none: break
    case .literal(let literal):
      writer.key("Value")
      write(literal, to: &writer)
    case .literals(let literals):
      writer.key("Values")
      writer.beginArray()
      for literal in literals { write(literal, to: &writer) }
      writer.endArray()
    case .network(let network): writer.field("Value", network.text)
    case .path: source.refuse("an inline filter has a second path", at: id)
    }
    writer.endObject()
    writer.endArray()
    return .call("MatchExpression", [("yaml", .string(writer.text))])
  }

  private func write(_ literal: Literal, to writer: inout JSONWriter) {
    switch literal {
    case .string(let text): writer.string(String(decoding: text, as: UTF8.self))
    case .number(let text): writer.raw(FilterSource.yamlNumber(text).utf8)
    case .bool(let value): writer.bool(value)
    }
  }

  /// A number as YAML has it: with a point where there is an exponent, and a sign behind the `e`.
  private static func yamlNumber(_ text: String) -> String {
    let parts = text.split(separator: "e").flatMap { $0.split(separator: "E") }
    guard parts.count == 2 else { return text }
    let mantissa = parts[0].utf8.contains(UInt8(ascii: ".")) ? String(parts[0]) : parts[0] + ".0"
    let isSigned = [UInt8(ascii: "-"), UInt8(ascii: "+")].contains(parts[1].utf8.first)
    return mantissa + "e" + (isSigned ? "" : "+") + parts[1]
  }
}
