import MargayDiagnostics
import MargayEvents
import MargayFrontend
import MargayIR

/// What a Swift rule says of itself, checked as the front end checks a file.
struct SwiftRuleReading {
  /// The line that the rule is reported at.
  let origin: SourcePlace
  let code: CodeOrigin
  let fields: DetectionFields
  /// The keys whose values the rule gives, other than by default.
  let keys: [String]
  let filters: [LocatedExpression]
  let includes: [EffectiveRule.Filter]
  let excludes: [EffectiveRule.Filter]
  let tests: [DetectionTest]?
  let diagnostics: [Diagnostic]

  /// Reads the properties of a rule that was registered at `place`.
  init(_ rule: any Rule, at place: CodePlace) {
    let place = rule.place ?? place
    let origin = place.sourcePlace
    self.origin = origin
    code = CodeOrigin(type: type(of: rule), place: place)
    var check = SwiftValueCheck(ruleID: rule.id, place: origin)
    var fields = DetectionFields(
      ruleID: Located(rule.id, origin.range), sources: SourceMap(file: origin.file, ranges: []))
    var keys = ["RuleID", "LogTypes", "Severity"]
    check.name(rule.id, "id")
    fields.severity = rule.severity
    fields.logTypes = rule.logTypes
    func note<Value: Equatable>(_ key: String, _ value: Value, unless standard: Value) -> Value? {
      guard value != standard else { return nil }
      keys.append(key)
      return value
    }
    fields.isEnabled = note("Enabled", rule.isEnabled, unless: true)
    fields.displayName = note("DisplayName", rule.displayName, unless: nil) ?? nil
    fields.description = note("Description", rule.description, unless: "")
    fields.reference = note("Reference", rule.reference, unless: "")
    fields.runbook = note("Runbook", rule.runbook, unless: "")
    fields.status = note("Status", rule.status, unless: nil) ?? nil
    fields.createdBy = note("CreatedBy", rule.createdBy, unless: nil) ?? nil
    fields.isScheduled = rule.isScheduled
    fields.scheduledQueries = note("ScheduledQueries", rule.scheduledQueries, unless: [])
    fields.tags = note("Tags", rule.tags, unless: [])
    fields.reports = note("Reports", rule.reports, unless: [])
    fields.summaryAttributes = note("SummaryAttributes", rule.summaryAttributes, unless: [])
    fields.threshold = note("Threshold", rule.threshold, unless: 1)
    fields.dedupPeriodMinutes = note("DedupPeriodMinutes", rule.dedupPeriodMinutes, unless: 60)
    fields.createsAlert = note("CreateAlert", rule.createsAlert, unless: true)
    fields.outputIDs = note("OutputIds", rule.outputIDs, unless: nil) ?? nil
    check.metadata(fields)
    filters = check.inlineFilters(rule.inlineFilters)
    includes = check.filters(rule.includeFilters)
    excludes = check.filters(rule.excludeFilters)
    let written = rule.tests
    tests = written.isEmpty ? nil : written.map { DetectionTest($0) }
    check.tests(written)
    if !filters.isEmpty { keys.append("InlineFilters") }
    if !includes.isEmpty { keys.append(EffectiveRule.includeKey) }
    if !excludes.isEmpty { keys.append(EffectiveRule.excludeKey) }
    if !written.isEmpty { keys.append("Tests") }
    self.fields = fields
    self.keys = keys
    diagnostics = check.diagnostics
  }
}

/// Checks values that are written in Swift against the limits of Documentation/Language, section 1.
struct SwiftValueCheck {
  let ruleID: String
  let place: SourcePlace
  private(set) var diagnostics: [Diagnostic] = []

  init(ruleID: String, place: SourcePlace) {
    self.ruleID = ruleID
    self.place = place
  }

  mutating func report(_ message: String, at other: SourcePlace? = nil) {
    let place = other ?? self.place
    diagnostics.append(
      Diagnostic(
        RegistryDiagnostics.invalidRuleValue, message, file: place.file, range: place.range,
        ruleID: ruleID))
  }

  /// A RuleID or display name.
  mutating func name(_ text: String, _ what: String) {
    if let problem = RuleName.problem(of: text) { report("\(what) \(problem.phrase)") }
  }

  /// The values that have limits.
  mutating func metadata(_ fields: DetectionFields) {
    if let name = fields.displayName { self.name(name, "displayName") }
    for (what, value) in [
      ("threshold", fields.threshold), ("dedupPeriodMinutes", fields.dedupPeriodMinutes),
    ] {
      if let value, !(1...Int(Int32.max)).contains(value) {
        report("\(what) must be from 1 to \(Int32.max), not \(value)")
      }
    }
    if !fields.isScheduled, let logTypes = fields.logTypes, logTypes.isEmpty {
      report("logTypes is empty: the rule is never run")
    }
    for path in fields.summaryAttributes ?? [] {
      guard case .success(let parsed) = KeyPathParser.parse(path, names: .folded),
        parsed.base == .event
      else {
        report("\(quoted(path)) in summaryAttributes is no key path")
        continue
      }
    }
  }

  /// Inline filters, lowered.
  mutating func inlineFilters(_ expressions: [MatchExpression]) -> [LocatedExpression] {
    expressions.compactMap { $0.lowered(asInlineFilter: true, &diagnostics) }
  }

  /// Include or exclude filters, lowered where they are expressions.
  mutating func filters(_ filters: [EventFilter]) -> [EffectiveRule.Filter] {
    filters.compactMap { filter in
      switch filter.content {
      case .function: return .function(filter)
      case .expression(let expression):
        return expression.lowered(asInlineFilter: false, &diagnostics).map {
          .expression(name: filter.name, $0)
        }
      }
    }
  }

  /// Tests: their names are unique and their logs JSON objects.
  mutating func tests(_ tests: [RuleTest]) {
    var seen: Set<[UInt8]> = []
    for test in tests {
      let place = test.place.sourcePlace
      if !seen.insert(Array(test.name.utf8)).inserted {
        report("two tests are named \(quoted(test.name))", at: place)
      }
      if let problem = test.log.problem {
        report("the log of the test \(quoted(test.name)) cannot be made: \(problem)", at: place)
      } else if let problem = SwiftValueCheck.problem(of: test.log) {
        report("the log of the test \(quoted(test.name)) cannot be read: \(problem)", at: place)
      }
    }
  }

  private static func problem(of log: TestLog) -> String? {
    var parser = EventParser()
    switch parser.parse(log.json) {
    case .ok(let event): return event.root.kind == .object ? nil : "it is no object"
    case .bad(let defect): return defect.reason.rawValue
    }
  }
}
