import MargayDiagnostics
import MargayFrontend
import MargayIR

/// An override or an extension that is written in Swift, checked and lowered once for all rules that it is laid over.
struct SwiftLayer: Sendable {
  /// The line that wrote it.
  let place: SourcePlace
  private(set) var replaced: DetectionFields
  private(set) var replacedKeys: [String] = []
  private(set) var replacedFilters: [LocatedExpression]?
  private(set) var replacedIncludes: [EffectiveRule.Filter]?
  private(set) var replacedExcludes: [EffectiveRule.Filter]?
  private(set) var replacedTests: [DetectionTest]?
  private(set) var changes: [@Sendable (inout RuleFunctions) -> Void] = []
  /// The alert fields that the layer's functions and values change.
  private(set) var changedFields: Set<ExpectationField> = []
  /// The alert fields whose expressions and templates below the layer do not count any more.
  private(set) var clearedFields: Set<ExpectationField> = []
  /// What is expected of tests that stand below the layer, by their names.
  private(set) var expectations: [Expectation] = []
  private(set) var extended: DetectionFields
  private(set) var extendedKeys: [String] = []
  private(set) var addedFilters: [LocatedExpression] = []
  private(set) var addedIncludes: [EffectiveRule.Filter] = []
  private(set) var addedExcludes: [EffectiveRule.Filter] = []
  private(set) var addedTests: [DetectionTest] = []
  /// What is wrong with its values.
  private(set) var diagnostics: [Diagnostic]

  private init(_ place: SourcePlace) {
    self.place = place
    let nothing = DetectionFields(
      ruleID: Located("", place.range), sources: SourceMap(file: place.file, ranges: []))
    replaced = nothing
    extended = nothing
    diagnostics = []
  }

  /// Takes an override.
  init(_ values: RuleOverride, at code: CodePlace) {
    self.init(code.sourcePlace)
    var check = SwiftValueCheck(ruleID: "", place: place)
    var keys: [String] = []
    func take<Value>(_ key: String, _ value: Value?) -> Value? {
      if value != nil { keys.append(key) }
      return value
    }
    replaced.displayName = take("DisplayName", values.displayName)
    replaced.isEnabled = take("Enabled", values.isEnabled)
    replaced.severity = take("Severity", values.severity)
    replaced.logTypes = take("LogTypes", values.logTypes)
    replaced.description = take("Description", values.description)
    replaced.reference = take("Reference", values.reference)
    replaced.runbook = take("Runbook", values.runbook)
    replaced.status = take("Status", values.status)
    replaced.tags = take("Tags", values.tags)
    replaced.reports = take("Reports", values.reports)
    replaced.summaryAttributes = take("SummaryAttributes", values.summaryAttributes)
    replaced.threshold = take("Threshold", values.threshold)
    replaced.dedupPeriodMinutes = take("DedupPeriodMinutes", values.dedupPeriodMinutes)
    replaced.createsAlert = take("CreateAlert", values.createsAlert)
    replaced.outputIDs = take("OutputIds", values.outputIDs)
    check.metadata(replaced)
    replacedFilters = take("InlineFilters", values.inlineFilters).map { check.inlineFilters($0) }
    replacedIncludes = take(EffectiveRule.includeKey, values.includeFilters).map {
      check.filters($0)
    }
    replacedExcludes = take(EffectiveRule.excludeKey, values.excludeFilters).map {
      check.filters($0)
    }
    if let tests = take("Tests", values.tests) {
      check.tests(tests)
      replacedTests = tests.map { DetectionTest($0) }
    }
    changes = values.changes
    clearedFields = values.clearedFields
    expectations = values.expectations.compactMap { name, alert in
      alert.expectation(of: name, at: place)
    }
    var probe = RuleFunctions()
    for change in changes { change(&probe) }
    keys += probe.wrappedKeys
    changedFields = replaced.changedAlertFields.union(probe.changedAlertFields)
    replacedKeys = keys
    diagnostics = check.diagnostics
  }

  /// Takes an extension.
  init(_ values: RuleExtension, at code: CodePlace) {
    self.init(code.sourcePlace)
    var check = SwiftValueCheck(ruleID: "", place: place)
    var keys: [String] = []
    func take<Element>(_ key: String, _ list: [Element]) -> [Element]? {
      if list.isEmpty { return nil }
      keys.append(key)
      return list
    }
    extended.logTypes = take("LogTypes", values.logTypes)
    extended.tags = take("Tags", values.tags)
    extended.reports = take("Reports", values.reports)
    extended.summaryAttributes = take("SummaryAttributes", values.summaryAttributes)
    check.metadata(extended)
    addedFilters = check.inlineFilters(take("InlineFilters", values.inlineFilters) ?? [])
    addedIncludes = check.filters(take(EffectiveRule.includeKey, values.includeFilters) ?? [])
    addedExcludes = check.filters(take(EffectiveRule.excludeKey, values.excludeFilters) ?? [])
    let tests = take("Tests", values.tests) ?? []
    check.tests(tests)
    addedTests = tests.map { DetectionTest($0) }
    extendedKeys = keys
    diagnostics = check.diagnostics
  }
}

extension RuleFunctions {
  /// The keys in YAML whose values the functions take part in.
  fileprivate var wrappedKeys: [String] {
    [
      ("Detection", matches.isEmpty), ("AlertTitle", title.isEmpty), ("GroupBy", dedup.isEmpty),
      ("DynamicSeverities", severity.isEmpty), ("Description", description.isEmpty),
      ("Reference", reference.isEmpty), ("Runbook", runbook.isEmpty),
      ("OutputIds", destinations.isEmpty), ("AlertContext", context.isEmpty),
    ].filter { !$0.1 }.map(\.0)
  }

  fileprivate var changedAlertFields: Set<ExpectationField> {
    var fields: Set<ExpectationField> = []
    if !title.isEmpty { fields.formUnion([.title, .dedup]) }
    if !dedup.isEmpty { fields.insert(.dedup) }
    if !severity.isEmpty { fields.insert(.severity) }
    if !description.isEmpty { fields.insert(.description) }
    if !reference.isEmpty { fields.insert(.reference) }
    if !runbook.isEmpty { fields.insert(.runbook) }
    if !destinations.isEmpty { fields.insert(.destinations) }
    if !context.isEmpty { fields.insert(.alertContext) }
    return fields
  }
}

extension DetectionFields {
  /// The alert fields that the values change when they are laid over those of a rule.
  var changedAlertFields: Set<ExpectationField> {
    var fields: Set<ExpectationField> = []
    // The display name stands for a title that is missing, and the title for a missing dedup string.
    if title != nil || displayName != nil { fields.formUnion([.title, .dedup]) }
    if groupBy != nil { fields.insert(.dedup) }
    if severity != nil || dynamicSeverities != nil { fields.insert(.severity) }
    if description != nil { fields.insert(.description) }
    if reference != nil { fields.insert(.reference) }
    if runbook != nil { fields.insert(.runbook) }
    if outputIDs != nil { fields.insert(.destinations) }
    if context != nil { fields.insert(.alertContext) }
    return fields
  }
}
