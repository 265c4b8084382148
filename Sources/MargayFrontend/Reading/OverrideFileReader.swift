import MargayDiagnostics
import MargayIR
import MargayYAML

/// Reads a file of `Overrides` and `Filters`, which has no AnalysisType.
struct OverrideFileReader {
  private let findings: Findings
  private let reading: NodeReading

  /// What the file is; nil for one that holds no overrides.
  static func read(
    _ entries: [YAMLEntry], root: YAMLNode, findings: Findings, isNamed: Bool
  ) -> DetectionFile.Content? {
    guard OverrideFileRecognition(findings.file, isNamed: isNamed).accepts(entries) else {
      return nil
    }
    return OverrideFileReader(findings: findings).content(root)
  }

  private static let fileKeys = NameTable(OverrideFileRecognition.keys)
  private static let overrideKeys = NameTable(["Select", "Override", "Extend"])
  private static let selectorKeys = NameTable(["RuleID", "Tags", "LogTypes", "Severity"])
  private static let filterKeys = NameTable(["Name", "Mode", "Applies", "Expressions"])

  private init(findings: Findings) {
    self.findings = findings
    reading = NodeReading(findings: findings)
  }

  private func content(_ root: YAMLNode) -> DetectionFile.Content {
    let found = KnownEntries(
      root, names: OverrideFileReader.fileKeys, what: "an override file", findings: findings,
      reading: reading, standsInRule: false)
    var entries: [OverrideFile.Entry] = []
    if let overrides = found["Overrides"] {
      entries +=
        items(overrides.value, "Overrides", of: "overrides")?.compactMap { override($0) } ?? []
    }
    if let filters = found["Filters"] {
      var names: [[UInt8]: SourceRange] = [:]
      entries +=
        items(filters.value, "Filters", of: "filters")?.compactMap { filter($0, &names) } ?? []
    }
    return findings.hasErrors ? .broken : .overrides(OverrideFile(entries: entries))
  }

  /// The items of a list of mappings.
  private func items(_ node: YAMLNode, _ what: String, of items: String) -> YAMLItems? {
    if case .mapping(let entries) = node.content, let first = entries.first {
      findings.report(
        FrontendDiagnostics.forgottenDash,
        "\(what) must be a list of \(items): '- ' is missing before the first key",
        at: node.aliasRange ?? first.key.range,
        fixes: IndentationFix(file: findings.file).dash(before: node))
      return nil
    }
    return reading.sequence(node, what, of: items)
  }

  // MARK: Overrides

  private func override(_ node: YAMLNode) -> OverrideFile.Entry? {
    let what = "an item of Overrides"
    guard reading.isMapping(node, what) else { return nil }
    let found = KnownEntries(
      node, names: OverrideFileReader.overrideKeys, what: what, findings: findings,
      reading: reading, standsInRule: false)
    found.requireAll(["Select"], at: node)
    let selector = found["Select"].flatMap { self.selector($0.value, "Select") }
    let values = found["Override"].flatMap { changes($0.value, .override, "Override") }
    let extensions = found["Extend"].flatMap { changes($0.value, .extend, "Extend") }
    if found["Override"] == nil, found["Extend"] == nil, found.isWhole {
      findings.report(
        FrontendDiagnostics.overrideWithoutEffect,
        "this changes nothing: it has neither Override nor Extend", at: node)
    }
    return selector.map { .override($0, values: values, extensions: extensions) }
  }

  private func changes(
    _ node: YAMLNode, _ place: TopLevelKey.Place, _ what: String
  ) -> DetectionFields? {
    guard reading.isMapping(node, what) else { return nil }
    if node.entryCount == 0 {
      findings.report(
        FrontendDiagnostics.overrideWithoutEffect, "\(what) is empty, which changes nothing",
        at: node)
    }
    var reader = RuleFileReader(
      kind: .rule, findings: findings, options: FrontendOptions(), root: node,
      keys: TopLevelPlaces(of: node))
    return reader.readChanges(place)
  }

  /// Select or Applies: at least one list of values.
  private func selector(_ node: YAMLNode, _ what: String) -> RuleSelector? {
    guard reading.isMapping(node, what) else { return nil }
    let found = KnownEntries(
      node, names: OverrideFileReader.selectorKeys, what: what, findings: findings,
      reading: reading, kind: FrontendDiagnostics.invalidSelection, standsInRule: false)
    guard node.entryCount > 0 else {
      findings.report(
        FrontendDiagnostics.invalidSelection,
        "\(what) is empty: write at least one of RuleID, Tags, LogTypes and Severity", at: node)
      return nil
    }
    var selector = RuleSelector(range: node.reportRange)
    let names = NameReading(reading: reading)
    selector.ruleIDs = values(found["RuleID"], "RuleID")
    selector.tags = values(found["Tags"], "Tags")
    selector.logTypes = values(found["LogTypes"], "LogTypes")
    if let entry = found["Severity"],
      let elements = sequence(entry.value, "Severity")
    {
      selector.severities = elements.compactMap { element in
        names.severity(element, "Severity").map { Located($0.rawValue, element.reportRange) }
      }
    }
    return selector
  }

  private func values(_ entry: YAMLEntry?, _ what: String) -> [Located<String>] {
    guard let entry, let elements = sequence(entry.value, what) else { return [] }
    return elements.compactMap { element in
      reading.string(element, "a value of \(what)").map { Located($0, element.reportRange) }
    }
  }

  /// A list with at least one element; a single value is an error with a fix-it that makes it a list.
  private func sequence(_ node: YAMLNode, _ what: String) -> YAMLItems? {
    if case .scalar(let scalar) = node.content, scalar.value != .null {
      findings.report(
        FrontendDiagnostics.invalidSelection, "\(what) must be a list", at: node,
        fixes: bracketFix(node, scalar))
      return nil
    }
    guard let elements = reading.sequence(node, what, of: "values") else { return nil }
    if elements.isEmpty {
      findings.report(
        FrontendDiagnostics.invalidSelection, "\(what) is empty, which selects nothing", at: node)
      return nil
    }
    return elements
  }

  /// A fix-it that puts one value into brackets; none where they would make something else of it.
  private func bracketFix(_ node: YAMLNode, _ scalar: YAMLScalar) -> [FixIt] {
    switch scalar.style {
    case .literal, .folded: return []
    case .plain where scalar.text.utf8.contains(where: { ",[]{}".utf8.contains($0) }): return []
    default:
      return [
        FixIt(
          title: "make it a list of one", safety: .safe, replacing: node.range,
          with: "[\(findings.file.text(node.range))]")
      ]
    }
  }

  // MARK: Filters

  private func filter(
    _ node: YAMLNode, _ names: inout [[UInt8]: SourceRange]
  ) -> OverrideFile.Entry? {
    let what = "an item of Filters"
    guard reading.isMapping(node, what) else { return nil }
    let found = KnownEntries(
      node, names: OverrideFileReader.filterKeys, what: what, findings: findings,
      reading: reading, standsInRule: false)
    found.requireAll(at: node)
    let name = found["Name"].flatMap { reading.string($0.value, "Name") }
    if let name, let entry = found["Name"] {
      if name.isEmpty {
        findings.report(FrontendDiagnostics.invalidName, "Name is empty", at: entry.value)
      }
      if let first = names[Array(name.utf8)] {
        findings.report(
          FrontendDiagnostics.repeatedFilterName,
          "a filter of the name \(quoted(name)) stands here already", at: entry.value.reportRange,
          related: [RelatedPlace(message: "the first one", file: findings.file, range: first)])
      }
      names[Array(name.utf8)] = entry.value.reportRange
    }
    let excludes = found["Mode"].flatMap { mode($0.value) }
    let selector = found["Applies"].flatMap { self.selector($0.value, "Applies") }
    let numbering = NodeNumbering()
    let lowering = ExpressionLowering(findings: findings, numbering: numbering)
    let expression = found["Expressions"].flatMap {
      lowering.list($0.value, "Expressions", in: .detection)
    }
    guard let name, let excludes, let selector, let expression else { return nil }
    return .filter(
      selector,
      OverrideFilter(
        name: name, excludes: excludes, expression: expression,
        sources: SourceMap(file: findings.file, ranges: numbering.ranges),
        range: node.reportRange))
  }

  /// Mode: whether the filter excludes.
  private func mode(_ node: YAMLNode) -> Bool? {
    guard let text = reading.string(node, "Mode") else { return nil }
    switch text {
    case "Include": return false
    case "Exclude": return true
    default:
      findings.reportUnknown(
        FrontendDiagnostics.unknownFilterMode,
        "Mode must be Include or Exclude, not \(quoted(text))", word: text,
        among: ["Include", "Exclude"], at: node)
      return nil
    }
  }
}
