import MargayDiagnostics
import MargayEvents
import MargayIR
import MargayYAML

/// Reads a file whose AnalysisType is `rule` or `scheduled_rule`.
struct RuleFileReader {
  let kind: AnalysisKind
  let findings: Findings
  let options: FrontendOptions
  let root: YAMLNode
  /// The known keys of the file that belong there; a misspelt one stands where the meant one does.
  private var keys: TopLevelPlaces
  let reading: NodeReading
  let numbering = NodeNumbering()

  init(
    kind: AnalysisKind, findings: Findings, options: FrontendOptions, root: YAMLNode,
    keys: TopLevelPlaces
  ) {
    self.kind = kind
    self.findings = findings
    self.options = options
    self.root = root
    self.keys = keys
    self.reading = NodeReading(findings: findings)
  }

  /// What the file is, by the keys that decide it.
  private var place: TopLevelKey.Place {
    if keys[.baseDetection] > 0 { return .derived }
    if keys[.filename] > 0, keys[.detection] == 0 { return .python }
    return .simple
  }

  /// Reads the file.
  mutating func read() -> DetectionFile.Content {
    let place = place
    findings.isDerived = place == .derived
    sortEntries(place)
    if place == .python {
      _ = readFields(place)
      return .notRun(reason: "Python rule")
    }
    return .detection(readFields(place))
  }

  /// Reads what an override file changes in rules: `.override` or `.extend`; nil where it has errors.
  mutating func readChanges(_ place: TopLevelKey.Place) -> DetectionFields? {
    let hadErrors = findings.hasErrors
    findings.isDerived = true
    sortEntries(place)
    var fields = DetectionFields(
      ruleID: Located("", root.range), sources: SourceMap(file: findings.file, ranges: []))
    noteRanges(in: &fields)
    let logic = readLogic(place)
    readMetadata(into: &fields, place)
    fields.tests = node(.tests).flatMap {
      TestReader(
        findings: findings, reading: reading, makesLogs: options.makesLogs,
        keepsTree: options.keepsTree
      ).tests($0)
    }
    guard hadErrors || !findings.hasErrors else { return nil }
    take(logic, into: &fields)
    return fields
  }

  private func noteRanges(in fields: inout DetectionFields) {
    fields.ranges.reserve(min(root.entryCount, keys.indices.count))
    for index in keys.indices where keys[index] > 0 {
      fields.ranges.append(index, root.writtenRange(at: keys[index]))
    }
  }

  private func take(_ logic: LogicFields, into fields: inout DetectionFields) {
    fields.detection = logic.detection
    fields.filters = logic.filters
    fields.title = logic.title
    fields.groupBy = logic.groupBy
    fields.context = logic.context
    fields.dynamicSeverities = logic.dynamicSeverities
    fields.sources = SourceMap(file: findings.file, ranges: numbering.ranges)
  }

  /// Sorts the entries by name and reports those that do not belong.
  private mutating func sortEntries(_ place: TopLevelKey.Place) {
    for index in keys.indices where keys[index] > 0 {
      if TopLevelKey.placesOfAll[index].contains(place) { continue }
      report(misfit: TopLevelKey.table.names[index], root.entry(at: keys[index]), place)
      keys[index] = 0
    }
    // Made once for all keys that are unknown, of which a hostile file has many.
    var present: Set<String>?
    for number in keys.unknown {
      let entry = root.entry(at: number)
      let isForeign = entry.key.plainText?.utf8.contains { $0 >= 0x80 } ?? false
      if isForeign, options.ignoresExtraKeys { continue }
      guard let key = reading.key(entry.key) else { continue }
      if TopLevelKey.expressionKeys.contains(key) {
        if !findings.hasStrayExpressionKeys { reportStrayKeys(from: key, entry) }
        findings.hasStrayExpressionKeys = true
      } else if !options.ignoresExtraKeys {
        if present == nil { present = Set(root.entries.compactMap { $0.key.plainText }) }
        report(unknown: key, number, present: present ?? [], place)
      }
    }
  }

  /// Reports keys of match expressions at the top level: once, whatever their number.
  private func reportStrayKeys(from key: String, _ entry: YAMLEntry) {
    let entries = root.entries
    let strays = entries.filter {
      $0.key.plainText.map { TopLevelKey.expressionKeys.contains($0) } ?? false
    }
    let before = entries.last { $0.key.range.upper <= entry.key.range.lower }
    let detection = before.flatMap { $0.key.plainText == "Detection" ? $0.value : nil }
    let reason =
      detection == nil
      ? "'Detection:' and '- ' are missing before it" : "it is indented too little"
    findings.report(
      FrontendDiagnostics.misplacedKey,
      "\(quoted(key)) belongs into a match expression: \(reason)", at: entry.key.reportRange,
      fixes: detection.map { IndentationFix(file: findings.file).indent(strays, into: $0) } ?? [])
  }

  /// Reports a known key that a file of this kind cannot have.
  private func report(misfit key: String, _ entry: YAMLEntry, _ place: TopLevelKey.Place) {
    switch place {
    case .override, .extend:
      let isList = place == .extend && TopLevelKey.isOverridable(key)
      findings.report(
        FrontendDiagnostics.unchangeableKey,
        isList
          ? "\(key) is no list that can be extended; write it under Override"
          : "\(key) cannot be changed by an override: \(TopLevelKey.reasonAgainstOverride(key))",
        at: entry.key)
    case .derived:
      findings.report(
        FrontendDiagnostics.keyNotInherited,
        "\(key) cannot be written in a derived detection: it always comes from the base",
        at: entry.key)
    case .python:
      findings.report(
        FrontendDiagnostics.keyWithoutEffect,
        "\(key) has no effect in a Python rule: its code gives it", at: entry.key)
    default:
      findings.report(
        FrontendDiagnostics.conflictingKeys,
        "\(key) cannot stand beside Detection: a rule is either Python code or a Simple Detection",
        at: entry.key)
    }
  }

  /// Reports a key that no rule has; a misspelt one is taken as what was meant.
  private mutating func report(
    unknown key: String, _ number: Int32, present: Set<String>, _ place: TopLevelKey.Place
  ) {
    let free = TopLevelKey.all.filter { $0.places.contains(place) && !present.contains($0.name) }
    let written = TopLevelKey.all.map(\.name).first {
      $0.utf8.count == key.utf8.count && $0.lowercased() == key.lowercased()
    }
    let meant = findings.reportUnknown(
      FrontendDiagnostics.unknownKey, "\(quoted(key)) is not a key of a rule", word: key,
      among: free.map(\.name), advice: written.map { "; this rule has '\($0)' too" } ?? "",
      at: root.entry(at: number).key)
    if let index = meant.flatMap({ TopLevelKey.table.index(of: $0) }) { keys[index] = number }
  }

  /// The entry of a key that is written.
  private func entry(_ key: TopLevelKey.Index) -> YAMLEntry? {
    keys[key] > 0 ? root.entry(at: keys[key]) : nil
  }

  /// The value of a key that is written.
  private func node(_ key: TopLevelKey.Index) -> YAMLNode? {
    keys[key] > 0 ? root.value(at: keys[key]) : nil
  }

  /// Reads every field that is written.
  private func readFields(_ place: TopLevelKey.Place) -> DetectionFields? {
    let names = NameReading(reading: reading)
    let ruleID = node(.ruleID).flatMap { node in
      names.identifier(node, "RuleID").map { Located($0, node.reportRange) }
    }
    let logic = place == .python ? LogicFields() : readLogic(place)
    var fields = DetectionFields(
      ruleID: ruleID ?? Located("", root.range),
      sources: SourceMap(file: findings.file, ranges: []))
    noteRanges(in: &fields)
    readMetadata(into: &fields, place)
    let tests = TestReader(
      findings: findings, reading: reading, makesLogs: options.makesLogs,
      keepsTree: options.keepsTree)
    if place != .python {
      fields.tests = node(.tests).flatMap { tests.tests($0) }
      fields.expectations = node(.extensions).map { tests.expectations($0) } ?? []
      if place == .simple || entry(.tests) != nil {
        findings.add(
          ExpectationCheck.check(
            fields.expectations, against: fields.tests,
            hasBrokenTests: node(.tests) != nil && fields.tests == nil, in: findings.file))
      }
    }
    reportMissing(place)
    guard ruleID != nil, !findings.hasErrors else { return nil }
    take(logic, into: &fields)
    return fields
  }

  /// The fields that are lowered to IR.
  private struct LogicFields {
    var detection: Expression?
    var filters: Expression?
    var title: Template?
    var groupBy: [EventKeyPath]?
    var context: [ContextField]?
    var dynamicSeverities: [DynamicSeverity]?
  }

  private func readLogic(_ place: TopLevelKey.Place) -> LogicFields {
    let expressions = ExpressionLowering(findings: findings, numbering: numbering)
    let alerts = AlertFieldLowering(
      findings: findings, reading: reading, expressions: expressions)
    var logic = LogicFields()
    if let entry = entry(.inlineFilters) {
      if kind == .scheduledRule {
        findings.report(
          FrontendDiagnostics.scheduledOnly,
          "InlineFilters are allowed only with AnalysisType: rule", at: entry.key)
      } else {
        logic.filters = expressions.list(
          entry.value, "InlineFilters", in: .filters, allowsEmpty: true)
      }
    }
    if place == .simple {
      logic.detection = node(.detection).flatMap {
        expressions.list($0, "Detection", in: .detection)
      }
    }
    logic.title = node(.alertTitle).flatMap { alerts.title($0) }
    logic.groupBy = node(.groupBy).flatMap { alerts.groupBy($0) }
    logic.context = node(.alertContext).flatMap { alerts.context($0) }
    logic.dynamicSeverities = node(.dynamicSeverities).flatMap { alerts.dynamicSeverities($0) }
    return logic
  }

  private func readMetadata(into fields: inout DetectionFields, _ place: TopLevelKey.Place) {
    let names = NameReading(reading: reading)
    let numbers = AlertNumberReading(reading: reading)
    fields.isScheduled = kind == .scheduledRule
    fields.base = node(.baseDetection).flatMap { node in
      names.identifier(node, "BaseDetection").map { Located($0, node.reportRange) }
    }
    if place == .derived, kind == .scheduledRule, let entry = entry(.analysisType) {
      findings.report(
        FrontendDiagnostics.scheduledOnly, "a derived detection must be AnalysisType: rule",
        at: entry.value)
    }
    fields.isEnabled = node(.enabled).flatMap { reading.bool($0, "Enabled") }
    fields.severity = node(.severity).flatMap { names.severity($0, "Severity") }
    readSources(into: &fields)
    fields.displayName = node(.displayName).flatMap { names.identifier($0, "DisplayName") }
    fields.description = node(.description).flatMap { reading.string($0, "Description") }
    fields.reference = node(.reference).flatMap { reading.string($0, "Reference") }
    fields.runbook = node(.runbook).flatMap { reading.string($0, "Runbook") }
    fields.status = node(.status).flatMap { reading.string($0, "Status") }
    fields.createdBy = node(.createdBy).flatMap { reading.string($0, "CreatedBy") }
    fields.dedupPeriodMinutes = node(.dedupPeriodMinutes).flatMap { numbers.dedupPeriod($0) }
    fields.threshold = node(.threshold).flatMap {
      reading.wholeNumber($0, "Threshold", lowest: 1)
    }
    fields.createsAlert = node(.createAlert).flatMap { reading.bool($0, "CreateAlert") }
    fields.outputIDs = node(.outputIDs).flatMap { reading.strings($0, "OutputIds") }
    fields.summaryAttributes = node(.summaryAttributes).flatMap {
      names.summaryAttributes($0, checksPaths: place != .python)
    }
    fields.tags = node(.tags).flatMap { reading.strings($0, "Tags") }
    fields.reports = node(.reports).flatMap { names.reports($0) }
    fields.onlyUsesBaseRiskScore = node(.onlyUseBaseRiskScore).flatMap {
      reading.bool($0, "OnlyUseBaseRiskScore")
    }
    fields.baseVersion = node(.baseVersion).flatMap {
      reading.wholeNumber($0, "BaseVersion", lowest: 0)
    }
  }

  /// LogTypes and ScheduledQueries, of which a rule has exactly one.
  private func readSources(into fields: inout DetectionFields) {
    fields.logTypes = node(.logTypes).flatMap { reading.strings($0, "LogTypes") }
    fields.scheduledQueries = node(.scheduledQueries).flatMap {
      reading.strings($0, "ScheduledQueries")
    }
    reportIfEmpty(fields.logTypes, .logTypes)
    reportIfEmpty(fields.scheduledQueries, .scheduledQueries)
    guard let queries = entry(.scheduledQueries) else { return }
    if kind == .rule {
      findings.report(
        FrontendDiagnostics.scheduledOnly,
        "ScheduledQueries are allowed only with AnalysisType: scheduled_rule", at: queries.key)
    } else if entry(.logTypes) != nil {
      findings.report(
        FrontendDiagnostics.conflictingKeys,
        "LogTypes and ScheduledQueries exclude each other", at: queries.key)
    }
  }

  private func reportIfEmpty(_ values: [String]?, _ key: TopLevelKey.Index) {
    guard let values, values.isEmpty, let entry = entry(key) else { return }
    findings.report(
      FrontendDiagnostics.emptyList,
      "\(TopLevelKey.table.names[key.rawValue]) is empty: the rule is never run", at: entry.value)
  }

  /// Reports the required keys that are missing, unless they stand somewhere else.
  private func reportMissing(_ place: TopLevelKey.Place) {
    reportIfMissing(.ruleID)
    if place != .derived {
      reportIfMissing(.enabled)
      reportIfMissing(.severity)
    }
    if place == .simple, !findings.hasStrayExpressionKeys { reportIfMissing(.detection) }
    guard place != .derived, entry(.logTypes) == nil, entry(.scheduledQueries) == nil,
      !findings.misplacedKeys.contains("LogTypes"),
      !findings.misplacedKeys.contains("ScheduledQueries")
    else { return }
    report(missing: kind == .rule ? "LogTypes" : "ScheduledQueries")
  }

  private func reportIfMissing(_ key: TopLevelKey.Index) {
    guard entry(key) == nil else { return }
    let name = TopLevelKey.table.names[key.rawValue]
    if !findings.misplacedKeys.contains(name) { report(missing: name) }
  }

  private func report(missing key: String) {
    let place = (entry(.ruleID) ?? entry(.analysisType))?.key.range ?? root.range
    let hint =
      key == "Detection" ? " (or Filename for a Python rule, BaseDetection for a derived one)" : ""
    findings.report(
      FrontendDiagnostics.missingKey,
      "\(kind == .rule ? "a rule" : "a scheduled rule") needs '\(key)'\(hint)", at: place)
  }
}
