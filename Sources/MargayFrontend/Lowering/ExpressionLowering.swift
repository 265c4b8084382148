import MargayDiagnostics
import MargayEvents
import MargayIR
import MargayYAML

/// Lowers match expressions to IR (Documentation/Language, sections 2, 3 and 5).
///
/// Every function gives nil when it reported an error; siblings are still looked at, so that all problems of a
/// file come in one run.
struct ExpressionLowering {
  let findings: Findings
  let reading: NodeReading
  let numbering: NodeNumbering
  let specifiers: SpecifierLowering
  let operands: OperandLowering

  init(findings: Findings, numbering: NodeNumbering) {
    self.findings = findings
    self.reading = NodeReading(findings: findings)
    self.numbering = numbering
    self.specifiers = SpecifierLowering(findings: findings, reading: reading)
    self.operands = OperandLowering(findings: findings, reading: reading)
  }

  /// A list of expressions that must all hold: Detection, InlineFilters, Conditions, Expressions.
  ///
  /// An empty list is an error unless `allowsEmpty`.
  func list(_ node: YAMLNode, _ what: String, in grammar: Grammar, allowsEmpty: Bool = false)
    -> Expression?
  {
    if node.isMapping {
      reportForgottenDash(node, node.entries, what)
      return nil
    }
    guard let elements = reading.sequence(node, what, of: "match expressions") else { return nil }
    if elements.isEmpty, !allowsEmpty {
      findings.report(
        FrontendDiagnostics.emptyExpressions, "\(what) must have at least one match expression",
        at: node)
      return nil
    }
    let id = numbering.next(node.reportRange)
    guard let children = lower(elements, in: grammar) else { return nil }
    return Expression(id: id, kind: .all(children))
  }

  /// A mapping where a list of expressions is wanted: its dashes were forgotten.
  private func reportForgottenDash(_ node: YAMLNode, _ entries: [YAMLEntry], _ what: String) {
    findings.report(
      FrontendDiagnostics.forgottenDash,
      "\(what) must be a list of match expressions: '- ' is missing before the first key",
      at: entries.first?.key.reportRange ?? node.reportRange,
      fixes: IndentationFix(file: findings.file).dash(before: node))
  }

  private func lower(_ elements: YAMLItems, in grammar: Grammar) -> [Expression]? {
    var whole: [Expression] = []
    whole.reserveCapacity(elements.count)
    for element in elements {
      if let child = expression(element, in: grammar) { whole.append(child) }
    }
    return whole.count == elements.count ? whole : nil
  }

  /// One match expression.
  func expression(_ node: YAMLNode, in grammar: Grammar) -> Expression? {
    if node.isMapping {
      let fields = ExpressionFields(node, findings: findings, reading: reading)
      return expression(fields, in: grammar)
    }
    switch node.content {
    case .invalid: return nil
    case .scalar, .sequence, .mapping:
      if let slip = YAMLDiagnostics.missingSpaceAfterColon(in: node, findings.file) {
        findings.add([slip])
        return nil
      }
      var hint = ""
      if node.isSequence { hint = "; a group is written as '- All:' with a list" }
      findings.report(
        FrontendDiagnostics.notAnExpression,
        "a match expression must be a mapping, but this is \(NodeReading.describe(node))\(hint)",
        at: node)
      return nil
    }
  }

  private func expression(_ fields: ExpressionFields, in grammar: Grammar) -> Expression? {
    if let only = fields.onlyCombinator {
      return combinator(only.name, only.entry, in: grammar)
    }
    if fields.hasCombinator,
      let combinator = fields.entries.first(where: { ExpressionFields.isCombinator($0.name) })
    {
      if let other = fields.entries.first(where: { $0.name != combinator.name }) {
        findings.report(
          FrontendDiagnostics.mixedShapes,
          "'\(combinator.name)' stands alone in its match expression: '\(other.name)' belongs into "
            + "an item of its own", at: other.entry.key)
        for part in fields.entries where ExpressionFields.isCombinator(part.name) {
          _ = self.combinator(part.name, part.entry, in: grammar)
        }
        return nil
      }
      return self.combinator(combinator.name, combinator.entry, in: grammar)
    }
    guard let entry = fields[.condition] else {
      if !fields.isIncomplete, !findings.hasStrayExpressionKeys {
        findings.report(
          FrontendDiagnostics.missingCondition, "this match expression has no Condition",
          at: fields.head)
      }
      // What is there is still checked.
      _ = path(fields, in: grammar)
      return nil
    }
    guard let match = condition(entry.value, in: grammar) else {
      _ = path(fields, in: grammar)
      return nil
    }
    switch match.condition.form {
    case .constant(let value): return constant(value, match, fields)
    case .elements(let quantifier): return elements(quantifier, match, fields, in: grammar)
    case .predicate(let id): return predicate(id, match, fields, in: grammar)
    }
  }

  /// What a condition's name means; nil after a report.
  private func condition(_ node: YAMLNode, in grammar: Grammar) -> ConditionMatch? {
    if let match = ExpressionLowering.match(of: node) {
      guard grammar == .filters, !match.condition.grammars.contains(.inlineFilters) else {
        return match
      }
      findings.report(
        FrontendDiagnostics.notInFilters,
        "\(match.spelling) is not allowed in InlineFilters; " + FilterAlternative.text(for: match),
        at: node)
      return nil
    }
    guard let name = reading.string(node, "Condition") else { return nil }
    let names = grammar == .filters ? ConditionTable.filterSpellings : ConditionTable.spellings
    findings.reportUnknown(
      FrontendDiagnostics.unknownCondition, "\(quoted(name)) is not a condition", word: name,
      among: names, at: node)
    return nil
  }

  private static let conditionNames = NameTable(ConditionTable.spellings)
  private static let conditions = ConditionTable.spellings.map { ConditionTable.lookup($0) }

  /// What the name of a condition means, exactly so spelt.
  private static func match(of node: YAMLNode) -> ConditionMatch? {
    conditionNames.index(of: node).flatMap { conditions[$0] }
  }

  /// `All`, `Any`, `OnlyOne`, `None`.
  private func combinator(_ name: String, _ entry: YAMLEntry, in grammar: Grammar) -> Expression? {
    if grammar == .filters, name != "All", name != "Any" {
      findings.report(
        FrontendDiagnostics.notInFilters,
        "\(name) is not allowed in InlineFilters: only All and Any are", at: entry.key)
      return nil
    }
    if entry.value.isMapping {
      reportForgottenDash(entry.value, entry.value.entries, name)
      return nil
    }
    guard let elements = reading.sequence(entry.value, name, of: "match expressions") else {
      return nil
    }
    let id = numbering.next(entry.range)
    if elements.isEmpty {
      let holds = grammar == .filters || name == "All" || name == "None"
      findings.report(
        FrontendDiagnostics.emptyCombinator, "\(name) is empty: it is always \(holds)",
        at: entry.value)
      // In filters an empty Any passes (section 2), which only a constant can say.
      if grammar == .filters { return Expression(id: id, kind: .constant(true)) }
    }
    guard let children = lower(elements, in: grammar) else { return nil }
    switch name {
    case "All": return Expression(id: id, kind: .all(children))
    case "Any": return Expression(id: id, kind: .any(children))
    case "OnlyOne": return Expression(id: id, kind: .onlyOne(children))
    default: return Expression(id: id, kind: .none(children))
    }
  }

  /// `AlwaysTrue` and `AlwaysFalse`.
  private func constant(_ value: Bool, _ match: ConditionMatch, _ fields: ExpressionFields)
    -> Expression?
  {
    var isWhole = acceptsNoOperand(match, fields)
    for (name, entry) in fields.specifiers + fields.entries(of: [.expressions]) {
      findings.report(
        FrontendDiagnostics.unexpectedOperand, "\(match.spelling) takes no '\(name)'",
        at: entry.key)
      isWhole = false
    }
    guard isWhole else { return nil }
    return Expression(id: numbering.next(fields.node.reportRange), kind: .constant(value))
  }

  /// Checks that a condition without operand has none; `Value: true` is a warning only.
  func acceptsNoOperand(_ match: ConditionMatch, _ fields: ExpressionFields) -> Bool {
    var isAccepted = true
    guard fields.hasOperand else { return true }
    for (name, entry) in fields.entries(of: [.value, .values]) {
      if name == "Value", case .scalar(let scalar) = entry.value.content,
        scalar.value == .bool(true)
      {
        findings.report(
          FrontendDiagnostics.redundantValue,
          "\(match.spelling) takes no Value: 'Value: true' has no effect", at: entry.key)
      } else {
        findings.report(
          FrontendDiagnostics.unexpectedOperand, "\(match.spelling) takes no \(name)",
          at: entry.key)
        isAccepted = false
      }
    }
    return isAccepted
  }

  /// A list comprehension.
  private func elements(
    _ quantifier: ElementQuantifier, _ match: ConditionMatch, _ fields: ExpressionFields,
    in grammar: Grammar
  ) -> Expression? {
    let id = numbering.next(fields.node.reportRange)
    var isWhole = true
    for (name, entry) in fields.entries(of: [.value, .values]) {
      findings.report(
        FrontendDiagnostics.unexpectedOperand,
        "\(match.spelling) takes Expressions, not \(name)", at: entry.key)
      isWhole = false
    }
    let subject = subject(fields, match, in: grammar)
    if let entry = fields[.enrichment] {
      findings.report(
        FrontendDiagnostics.enrichmentNotHere,
        "Enrichment needs a condition with Value or Values, not \(match.spelling)",
        at: entry.key)
      isWhole = false
    }
    guard let entry = fields[.expressions] else {
      if isWhole, !fields.isIncomplete, !findings.hasStrayExpressionKeys {
        findings.report(
          FrontendDiagnostics.missingOperand, "\(match.spelling) needs Expressions",
          at: fields.head)
      }
      return nil
    }
    let body = list(entry.value, "Expressions", in: .elements)
    guard isWhole, let body, case .path(let path)? = subject else { return nil }
    return Expression(id: id, kind: .elements(quantifier, subject: path, body: body))
  }

  /// A condition on a value.
  private func predicate(
    _ condition: ConditionID, _ match: ConditionMatch, _ fields: ExpressionFields,
    in grammar: Grammar
  ) -> Expression? {
    let id = numbering.next(fields.node.reportRange)
    if let entry = fields[.expressions] {
      findings.report(
        FrontendDiagnostics.unexpectedOperand,
        "\(match.spelling) takes no Expressions: only AnyElement, AllElements, "
          + "OnlyOneElement and NoElement do", at: entry.key)
      return nil
    }
    if let values = fields[.values], isMultiKey(fields, values) {
      return multiKey(condition, match, fields, values, id, in: grammar)
    }
    let subject = subject(fields, match, in: grammar)
    let operand = operand(of: match, fields)
    guard let subject, let operand else { return nil }
    if case .enrichment = subject, case .none = operand, let entry = fields[.enrichment] {
      findings.report(
        FrontendDiagnostics.enrichmentNotHere,
        "Enrichment needs a condition with Value or Values, not \(match.spelling)",
        at: entry.key)
      return nil
    }
    let predicate = Predicate(
      condition: condition, isNegated: match.isNegated, subject: subject, operand: operand,
      containment: grammar == .filters ? .elementOrSubstring : .element,
      emptiness: grammar == .filters ? .strict : .falsy)
    return Expression(id: id, kind: .predicate(predicate))
  }
}
