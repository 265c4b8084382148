import MargayDiagnostics
import MargayEvents
import MargayIR
import MargayYAML

/// Lowers AlertTitle, GroupBy, AlertContext and DynamicSeverities (Documentation/Language, sections 1 and 6).
struct AlertFieldLowering {
  let findings: Findings
  let reading: NodeReading
  let expressions: ExpressionLowering
  private static let contextKeys = NameTable(["KeyName", "KeyValue"])
  private static let severityKeys = NameTable(["ChangeTo", "Conditions"])

  /// AlertTitle.
  func title(_ node: YAMLNode) -> Template? {
    if node.isMapping, node.isFlow, node.aliasRange == nil {
      findings.report(
        FrontendDiagnostics.wrongType,
        "AlertTitle must be text, but without quotes the brace begins a mapping", at: node,
        fixes: [
          FixIt(
            title: "put it in quotes", safety: .safe, replacing: node.range,
            with: SpecifierLowering.singleQuoted(findings.file.text(node.range)))
        ])
      return nil
    }
    guard let text = reading.string(node, "AlertTitle") else { return nil }
    let (template, errors) = TitleParser.parse(text, findings.known)
    guard !errors.isEmpty else { return template }
    let places = ScalarPlaces(node, in: findings.file)
    for error in errors {
      let fixes = quotingFix(error, node, places) + doublingFix(error, places)
      findings.report(
        FrontendDiagnostics.invalidTitle, error.message,
        at: node.aliasRange ?? places.range(of: error.scalars),
        fixes: node.aliasRange == nil ? fixes : [])
    }
    return nil
  }

  /// A fix-it that puts the names of a path into quotes, where that is all that it needs.
  private func quotingFix(_ error: TitleError, _ node: YAMLNode, _ places: ScalarPlaces)
    -> [FixIt]
  {
    guard let (scalars, path) = error.quoting, case .scalar(let scalar) = node.content,
      path.utf8.allSatisfy({ (0x20..<0x7F).contains($0) && $0 != 0x27 && $0 != 0x5C })
    else { return [] }
    let text: String
    switch scalar.style {
    case .plain, .singleQuoted: text = path
    case .doubleQuoted:
      text = path.unicodeScalars.map { $0 == "\"" ? "\\\"" : String($0) }.joined()
    case .literal, .folded: return []
    }
    return [
      FixIt(
        title: "write \(path)", safety: .safe, replacing: places.range(of: scalars), with: text)
    ]
  }

  /// A fix-it that doubles the braces; none where their place in the source cannot be told.
  private func doublingFix(_ error: TitleError, _ places: ScalarPlaces) -> [FixIt] {
    let edits = error.braces.compactMap { index -> SourceEdit? in
      let range = places.range(of: index..<index + 1)
      let brace = findings.file.text(range)
      guard brace == "{" || brace == "}" else { return nil }
      return SourceEdit(range: SourceRange(range.lower, range.lower), text: brace)
    }
    guard edits.count == error.braces.count, let first = edits.first else { return [] }
    let title = edits.count == 1 ? "double the '\(first.text)'" : "double the braces"
    return [FixIt(title: title, safety: .unsafe, edits: edits)]
  }

  /// GroupBy; an empty list is a warning.
  func groupBy(_ node: YAMLNode) -> [EventKeyPath]? {
    guard let elements = reading.sequence(node, "GroupBy", of: "key specifiers") else {
      return nil
    }
    warnIfEmpty(elements, "GroupBy", node)
    var paths: [EventKeyPath] = []
    paths.reserveCapacity(elements.count)
    for element in elements {
      if let path = groupByItem(element) { paths.append(path) }
    }
    return paths.count == elements.count ? paths : nil
  }

  private func groupByItem(_ node: YAMLNode) -> EventKeyPath? {
    if node.onlyEntry != nil {
      return expressions.keySpecifier(node, "an item of GroupBy", in: .detection)
    }
    guard !node.isMapping, case .scalar(let scalar) = node.content, scalar.value == .string else {
      return expressions.keySpecifier(node, "an item of GroupBy", in: .detection)
    }
    var fixes: [FixIt] = []
    if node.aliasRange == nil, scalar.style != .literal, scalar.style != .folded {
      let isPath = (try? KeyPathParser.parse(scalar.text, names: .folded).get()) != nil
      let name = isPath && scalar.text.contains(where: { ".[".contains($0) }) ? "KeyPath" : "Key"
      let isFlow = findings.file.text(node.range).utf8.contains { "{},".utf8.contains($0) }
      if scalar.style != .plain || !isFlow {
        fixes = [
          FixIt(
            title: "write it as a \(name)", safety: .safe, replacing: node.range,
            with: "{\(name): \(findings.file.text(node.range))}")
        ]
      }
    }
    findings.report(
      FrontendDiagnostics.plainStringInGroupBy,
      "an item of GroupBy must be a key specifier such as 'Key: \(scalar.text)'", at: node,
      fixes: fixes)
    return nil
  }

  /// AlertContext; a repeated KeyName is an error.
  func context(_ node: YAMLNode) -> [ContextField]? {
    guard let elements = reading.sequence(node, "AlertContext", of: "fields") else { return nil }
    warnIfEmpty(elements, "AlertContext", node)
    var fields: [ContextField] = []
    fields.reserveCapacity(elements.count)
    var places = NamePlaces(expecting: elements.count)
    var isWhole = true
    for element in elements {
      guard let (name, place, path) = contextField(element) else {
        isWhole = false
        continue
      }
      if let first = places.note(name, place) {
        findings.report(
          FrontendDiagnostics.repeatedKeyName,
          "KeyName \(quoted(String(decoding: name, as: UTF8.self))) stands twice in AlertContext",
          at: place,
          related: [RelatedPlace(message: "the first one", file: findings.file, range: first)])
        isWhole = false
        continue
      }
      fields.append(ContextField(name: name, path: path))
    }
    return isWhole ? fields : nil
  }

  private func contextField(_ node: YAMLNode) -> ([UInt8], SourceRange, EventKeyPath)? {
    let what = "an item of AlertContext"
    guard reading.isMapping(node, what) else { return nil }
    let found = KnownEntries(
      node, names: AlertFieldLowering.contextKeys, what: what, findings: findings,
      reading: reading)
    found.requireAll(at: node)
    let name = found["KeyName"].flatMap { entry in
      (reading.repeatedBytes(entry.value)
        ?? reading.string(entry.value, "KeyName").map { Array($0.utf8) })
        .map { ($0, entry.value.reportRange) }
    }
    let path = found["KeyValue"].flatMap {
      expressions.keySpecifier($0.value, "KeyValue", in: .detection)
    }
    guard found.isWhole, let name, let path else { return nil }
    return (name.0, name.1, path)
  }

  /// DynamicSeverities.
  func dynamicSeverities(_ node: YAMLNode) -> [DynamicSeverity]? {
    let what = "an item of DynamicSeverities"
    guard let elements = reading.sequence(node, "DynamicSeverities", of: "entries") else {
      return nil
    }
    warnIfEmpty(elements, "DynamicSeverities", node)
    var result: [DynamicSeverity] = []
    for element in elements {
      guard reading.isMapping(element, what) else { continue }
      let found = KnownEntries(
        element, names: AlertFieldLowering.severityKeys, what: what, findings: findings,
        reading: reading)
      found.requireAll(at: element)
      let change = found["ChangeTo"].flatMap { self.change($0.value) }
      let condition = found["Conditions"].flatMap {
        expressions.list($0.value, "Conditions", in: .detection)
      }
      guard found.isWhole, let change, let condition else { continue }
      result.append(DynamicSeverity(severity: change.severity, condition: condition))
    }
    return result.count == elements.count ? result : nil
  }

  /// What ChangeTo says.
  private enum SeverityChange {
    /// A severity.
    case to(Severity)
    /// DEFAULT: the rule's own severity.
    case toDefault

    /// The severity; nil for the rule's own.
    var severity: Severity? {
      if case .to(let severity) = self { return severity }
      return nil
    }
  }

  /// ChangeTo: a severity in any case, or DEFAULT.
  private func change(_ node: YAMLNode) -> SeverityChange? {
    guard let text = reading.string(node, "ChangeTo") else { return nil }
    let folded = text.utf8.map { $0 >= 0x41 && $0 <= 0x5A ? $0 + 0x20 : $0 }
    if folded.elementsEqual("default".utf8) { return .toDefault }
    for severity in Severity.allCases
    where folded.elementsEqual(severity.rawValue.lowercased().utf8) {
      return .to(severity)
    }
    let names = Severity.allCases.map(\.rawValue) + ["DEFAULT"]
    findings.reportUnknown(
      FrontendDiagnostics.invalidChangeTo,
      "ChangeTo must be \(alternatives(names)), not \(quoted(text))", word: text, among: names,
      at: node)
    return nil
  }

  /// Says that an empty list has no effect.
  private func warnIfEmpty(_ elements: YAMLItems, _ what: String, _ node: YAMLNode) {
    guard elements.isEmpty, !findings.isDerived else { return }
    findings.report(
      FrontendDiagnostics.emptyList, "\(what) is empty, which is the same as leaving it out",
      at: node)
  }
}
