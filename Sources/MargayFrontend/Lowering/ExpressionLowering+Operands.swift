import MargayDiagnostics
import MargayEvents
import MargayIR
import MargayYAML

/// What a condition looks at and compares with.
extension ExpressionLowering {
  /// The path of the specifiers of an expression that has other errors; only for their diagnostics.
  func path(_ fields: ExpressionFields, in grammar: Grammar) -> EventKeyPath? {
    guard let (name, entry) = fields.specifiers.first, name != "Enrichment" else { return nil }
    return specifiers.path(name, entry.value, in: grammar)
  }

  /// What the condition looks at; nil after a report.
  func subject(_ fields: ExpressionFields, _ match: ConditionMatch, in grammar: Grammar)
    -> Predicate.Subject?
  {
    if let only = fields.onlySpecifier, only.name != "Enrichment",
      grammar != .filters || only.name == "KeyPath"
    {
      return specifiers.path(only.name, only.entry.value, in: grammar).map { .path($0) }
    }
    let written = fields.specifiers
    guard let (name, entry) = written.first else {
      if !fields.isIncomplete, !findings.hasStrayExpressionKeys {
        let allowed =
          grammar == .filters ? "KeyPath or Enrichment" : "Key, DeepKey, KeyPath or Enrichment"
        findings.report(
          FrontendDiagnostics.missingSpecifier,
          "\(match.spelling) needs a field to look at: \(allowed)", at: fields.head)
      }
      return nil
    }
    if written.count > 1 {
      let other = written[1]
      findings.report(
        FrontendDiagnostics.severalSpecifiers,
        "'\(other.name)' stands beside '\(name)': a match expression looks at one field",
        at: other.entry.key)
      return nil
    }
    if name == "Enrichment" {
      if grammar == .elements {
        findings.report(
          FrontendDiagnostics.enrichmentNotHere, "Enrichment is not allowed inside Expressions",
          at: entry.key)
        return nil
      }
      return specifiers.enrichment(entry.value, in: grammar).map { .enrichment($0) }
    }
    if grammar == .filters, name != "KeyPath" {
      findings.report(
        FrontendDiagnostics.notInFilters,
        "\(name) is not allowed in InlineFilters: use KeyPath", at: entry.key,
        fixes: keyPathFix(name, entry))
      return nil
    }
    return specifiers.path(name, entry.value, in: grammar).map { .path($0) }
  }

  /// A fix-it that turns a Key into a KeyPath of the same meaning.
  private func keyPathFix(_ name: String, _ entry: YAMLEntry) -> [FixIt] {
    guard name == "Key", entry.value.aliasRange == nil,
      case .scalar(let scalar) = entry.value.content, scalar.value == .string
    else { return [] }
    let path = EventKeyPath(steps: [.name(Array(scalar.text.utf8))]).text
    return [
      FixIt(
        title: "write KeyPath", safety: .safe,
        edits: [
          SourceEdit(range: entry.key.range, text: "KeyPath"),
          SourceEdit(
            range: entry.value.range,
            text: path == scalar.text ? path : SpecifierLowering.singleQuoted(path)),
        ])
    ]
  }

  /// The operand that the condition wants; nil after a report.
  func operand(of match: ConditionMatch, _ fields: ExpressionFields) -> Predicate.Operand? {
    let forms = match.condition.operands
    let name = match.spelling
    if forms.contains(.none) {
      return acceptsNoOperand(match, fields) ? Predicate.Operand.none : nil
    }
    if let entry = fields[.value], let other = fields[.values] {
      let wrong = forms.contains(.values) ? entry : other
      findings.report(
        FrontendDiagnostics.mixedShapes,
        "Value and Values stand in one match expression: \(name) takes "
          + (forms.contains(.values) ? "Values" : "Value"), at: wrong.key)
      return nil
    }
    if forms.contains(.values) {
      if let entry = fields[.values] { return operands.values(entry, of: match) }
      guard let entry = fields[.value] else { return missing("Values", name, fields) }
      findings.report(
        FrontendDiagnostics.valueForValues, "\(name) takes a list under 'Values', not 'Value'",
        at: entry.key, fixes: valuesFix(entry))
      return nil
    }
    if let entry = fields[.value] {
      if entry.value.isSequence {
        reportListAsValue(entry, match)
        return nil
      }
      return operands.value(entry, of: match)
    }
    guard let entry = fields[.values] else { return missing("Value", name, fields) }
    reportListAsValue(entry, match)
    return nil
  }

  private func missing(_ key: String, _ condition: String, _ fields: ExpressionFields)
    -> Predicate.Operand?
  {
    if !fields.isIncomplete, !findings.hasStrayExpressionKeys {
      findings.report(
        FrontendDiagnostics.missingOperand, "\(condition) needs '\(key)'", at: fields.head)
    }
    return nil
  }

  /// `Value: x` where a list is wanted, as `Values: [x]`.
  private func valuesFix(_ entry: YAMLEntry) -> [FixIt] {
    guard entry.value.aliasRange == nil else { return [] }
    var edits = [SourceEdit(range: entry.key.range, text: "Values")]
    if case .scalar(let scalar) = entry.value.content {
      guard scalar.style != .literal, scalar.style != .folded, scalar.value != .null else {
        return []
      }
      let range = entry.value.range
      // A plain scalar that flow style would read differently is quoted.
      let flow = findings.file.text(range)
      let needsQuotes = scalar.style == .plain && flow.utf8.contains { "[]{},".utf8.contains($0) }
      edits.append(
        SourceEdit(
          range: range, text: "[\(needsQuotes ? NodeReading.yamlQuoted(scalar.text) : flow)]"))
    }
    return [FixIt(title: "write 'Values'", safety: .safe, edits: edits)]
  }

  /// A list where one value is wanted.
  private func reportListAsValue(_ entry: YAMLEntry, _ match: ConditionMatch) {
    let name = match.spelling
    let isEquality = name == "Equals" || name == "DoesNotEqual"
    let other = name == "Equals" ? "IsIn" : "IsNotIn"
    var fixes: [FixIt] = []
    if case .sequence(let elements) = entry.value.content, elements.count == 1,
      entry.value.aliasRange == nil, case .scalar = elements[0].content,
      elements[0].aliasRange == nil
    {
      fixes = [
        FixIt(
          title: "write one Value", safety: .safe,
          edits: [
            SourceEdit(range: entry.key.range, text: "Value"),
            SourceEdit(
              range: SourceRange(entry.key.range.upper, entry.value.range.upper),
              text: ": " + findings.file.text(elements[0].range)),
          ])
      ]
    }
    findings.report(
      FrontendDiagnostics.valuesForValue,
      "\(name) takes one scalar under 'Value', not a list"
        + (isEquality ? "; \(other) compares with several" : ""), at: entry.key, fixes: fixes)
  }

  /// Whether Values holds key specifiers: the multi-key shape.
  func isMultiKey(_ fields: ExpressionFields, _ values: YAMLEntry) -> Bool {
    values.value.eachItem.contains { $0.isMapping }
  }

  /// Two fields compared with each other.
  func multiKey(
    _ condition: ConditionID, _ match: ConditionMatch, _ fields: ExpressionFields,
    _ values: YAMLEntry, _ id: NodeID, in grammar: Grammar
  ) -> Expression? {
    guard case .sequence(let elements) = values.value.content else { return nil }
    if let (name, entry) = fields.entries.first(where: {
      !["Condition", "Values"].contains($0.name)
    }) {
      findings.report(
        FrontendDiagnostics.mixedShapes,
        "'\(name)' stands beside the two key specifiers in Values: a comparison of fields has "
          + "Condition and Values only", at: entry.key)
      return nil
    }
    if grammar == .filters {
      findings.report(
        FrontendDiagnostics.notInFilters,
        "two fields cannot be compared with each other in InlineFilters", at: values.key)
      return nil
    }
    guard match.condition.operands.contains(.multiKey) else {
      findings.report(
        FrontendDiagnostics.invalidMultiKey,
        "\(match.spelling) cannot compare two fields with each other", at: values.key)
      return nil
    }
    guard elements.count == 2 else {
      findings.report(
        FrontendDiagnostics.invalidMultiKey,
        "a comparison of fields needs exactly two key specifiers in Values, not \(elements.count)",
        at: values.key)
      return nil
    }
    let paths = elements.map { keySpecifier($0, "an item of Values", in: grammar) }
    guard let first = paths[0], let second = paths[1] else { return nil }
    return Expression(
      id: id,
      kind: .predicate(
        Predicate(
          condition: condition, isNegated: match.isNegated, subject: .path(first),
          operand: .path(second))))
  }

  /// One `{Key: …}`, `{DeepKey: …}` or `{KeyPath: …}`; nil after a report.
  func keySpecifier(_ node: YAMLNode, _ what: String, in grammar: Grammar) -> EventKeyPath? {
    let wanted = "one of Key, DeepKey and KeyPath"
    if let (name, value) = onlySpecifier(node) {
      return specifiers.path(name, value, in: grammar)
    }
    guard case .mapping(let entries) = node.content else {
      if case .invalid = node.content { return nil }
      findings.report(
        FrontendDiagnostics.invalidSpecifier,
        "\(what) must be \(wanted), but it is \(NodeReading.describe(node))", at: node)
      return nil
    }
    guard let first = entries.first else {
      findings.report(
        FrontendDiagnostics.invalidSpecifier, "\(what) must be \(wanted), but it is empty",
        at: node)
      return nil
    }
    var result: (String, YAMLNode)?
    for entry in entries {
      guard let name = reading.key(entry.key) else { return nil }
      guard ["Key", "DeepKey", "KeyPath"].contains(name) else {
        reportUnknownSpecifier(name, entry, what)
        return nil
      }
      if result != nil {
        findings.report(
          FrontendDiagnostics.severalSpecifiers,
          "'\(name)' is a second specifier: \(what) must be \(wanted)", at: entry.key)
        return nil
      }
      result = (name, entry.value)
    }
    guard let (name, value) = result else {
      findings.report(
        FrontendDiagnostics.invalidSpecifier, "\(what) must be \(wanted)", at: first.key)
      return nil
    }
    return specifiers.path(name, value, in: grammar)
  }

  /// The specifier of a mapping that has one key, which names a path.
  private func onlySpecifier(_ node: YAMLNode) -> (String, YAMLNode)? {
    guard let entry = node.onlyEntry,
      let index = TopLevelKey.expressionTable.index(of: entry.key)
    else { return nil }
    let name = TopLevelKey.expressionKeys[index]
    return name == "Key" || name == "KeyPath" || name == "DeepKey" ? (name, entry.value) : nil
  }

  private func reportUnknownSpecifier(_ name: String, _ entry: YAMLEntry, _ what: String) {
    if name == "Enrichment" {
      findings.report(
        FrontendDiagnostics.enrichmentNotHere, "Enrichment is not allowed as \(what)",
        at: entry.key)
      return
    }
    findings.reportUnknown(
      FrontendDiagnostics.invalidSpecifier, "\(quoted(name)) is not a key specifier", word: name,
      among: ["Key", "DeepKey", "KeyPath"], advice: ": use Key, DeepKey or KeyPath", at: entry.key)
  }
}
