import MargayDiagnostics
import MargayEvents
import MargayFrontend
import MargayIR

/// A rule with its layers: what its file or type says, what its bases say below that, and what was overridden and
/// extended above, each value with the places that set it.
struct EffectiveRule: Sendable {
  /// A filter that runs before the logic.
  enum Filter: Sendable {
    case expression(name: String, LocatedExpression)
    case function(EventFilter)
  }

  /// How the rule is written.
  private(set) var style: RuleStyle
  /// Where its RuleID stands.
  private(set) var origin: SourcePlace
  /// The type and the place of a Swift rule, also of one that lies below.
  private(set) var code: CodeOrigin?
  /// The values; those that are nil have their default.
  ///
  /// The expressions in it are not used: they stand below.
  private(set) var fields: DetectionFields
  /// The places that set each value, by the name of its key in YAML; several for a list that was extended.
  private(set) var places = ValuePlaces()
  private(set) var tests: [DetectionTest]?
  private var detection: LocatedExpression?
  private var filters: [LocatedExpression]
  private var includes: [Filter] = []
  private var excludes: [Filter] = []
  private var severities: [LocatedExpression]
  private var rule: (any Rule)?
  private var changes: [@Sendable (inout RuleFunctions) -> Void] = []

  /// The rule of a file that stands alone.
  init(_ fields: DetectionFields) {
    self.fields = fields
    style = fields.base == nil ? .yaml : .derived
    let file = fields.sources.file
    origin = SourcePlace(file: file, range: fields.ruleID.range)
    detection = fields.detection.map { LocatedExpression($0, in: fields.sources) }
    filters = fields.filters.map { [LocatedExpression($0, in: fields.sources)] } ?? []
    severities = (fields.dynamicSeverities ?? []).map {
      LocatedExpression($0.condition, in: fields.sources)
    }
    tests = fields.tests.map { DetectionTest.tests($0, fields.expectations) }
    places = ValuePlaces(fields.ranges, in: file)
  }

  /// The rule of a derived file over its base: what it writes replaces the whole field, `[]` included; what it does
  /// not write follows the base (Documentation/Language, section 1).
  init(_ own: DetectionFields, over base: EffectiveRule) {
    self = base
    style = .derived
    fields.ruleID = own.ruleID
    fields.base = own.base
    fields.sources = own.sources
    fields.expectations = own.expectations
    origin = SourcePlace(file: own.sources.file, range: own.ruleID.range)
    for key in EffectiveRule.ownKeys { places[key] = nil }
    for key in EffectiveRule.ownKeys where own.ranges[key] != nil {
      places[key] = own.ranges[key].map { [SourcePlace(file: own.sources.file, range: $0)] }
    }
    // What is expected of a base's tests is said of the base; an expectation of one's own comes with it.
    tests = tests.map { $0.map { $0.withoutExpectation } }
    replace(with: own)
    if own.tests == nil { tests = tests.map { DetectionTest.expecting($0, own.expectations) } }
  }

  /// The keys that say something about one file only, and that no rule inherits.
  private static let ownKeys: Set<String> = [
    "AnalysisType", "RuleID", "BaseDetection", "OnlyUseBaseRiskScore", "BaseVersion", "x-margay",
  ]

  /// The rule of a Swift type.
  init(_ rule: any Rule, _ reading: SwiftRuleReading) {
    self.rule = rule
    style = .swift
    origin = reading.origin
    code = reading.code
    fields = reading.fields
    filters = reading.filters
    includes = reading.includes
    excludes = reading.excludes
    severities = []
    tests = reading.tests
    detection = LocatedExpression(constant: true, at: reading.origin)
    for key in reading.keys { places[key] = [reading.origin] }
  }

  /// A rule that is derived in Swift: its base under another RuleID.
  init(derived id: String, from baseID: String, _ base: EffectiveRule, at place: SourcePlace) {
    self = base
    style = .derived
    origin = place
    fields.ruleID = Located(id, place.range)
    fields.base = Located(baseID, place.range)
    fields.sources = SourceMap(file: place.file, ranges: [])
    fields.expectations = []
    // As for a derived file: what is expected of a base's tests is said of the base.
    tests = tests.map { $0.map { $0.withoutExpectation } }
    for key in EffectiveRule.ownKeys { places[key] = nil }
    places["RuleID"] = [place]
    places["BaseDetection"] = [place]
  }

  /// Lays the values of an override file over the rule's own; what tests below it expected of them is dropped.
  mutating func override(with own: DetectionFields) {
    drop(own.changedAlertFields)
    replace(with: own)
  }

  private mutating func drop(_ fields: Set<ExpectationField>) {
    tests = tests.map { $0.map { $0.dropping(fields) } }
  }

  /// Lays the values that a file writes over the rule's own, of a derived rule or an override.
  private mutating func replace(with own: DetectionFields) {
    let file = own.sources.file
    for (key, range) in own.ranges.list {
      places[key] = [SourcePlace(file: file, range: range)]
    }
    if let written = own.filters {
      filters = [LocatedExpression(written, in: own.sources)]
    }
    if let written = own.dynamicSeverities {
      fields.dynamicSeverities = written
      severities = written.map { LocatedExpression($0.condition, in: own.sources) }
      changes.append { $0.severity = FunctionChain() }
    }
    replaceMetadata(with: own)
    if own.title != nil { changes.append { $0.title = FunctionChain() } }
    if own.context != nil { changes.append { $0.context = FunctionChain() } }
    if own.groupBy != nil { changes.append { $0.dedup = FunctionChain() } }
    fields.title = own.title ?? fields.title
    fields.context = own.context ?? fields.context
    fields.groupBy = own.groupBy ?? fields.groupBy
    if let written = own.tests { tests = DetectionTest.tests(written, own.expectations) }
  }

  private mutating func replaceMetadata(with own: DetectionFields) {
    fields.isEnabled = own.isEnabled ?? fields.isEnabled
    fields.severity = own.severity ?? fields.severity
    fields.logTypes = own.logTypes ?? fields.logTypes
    fields.displayName = own.displayName ?? fields.displayName
    if own.description != nil { changes.append { $0.description = FunctionChain() } }
    fields.description = own.description ?? fields.description
    if own.reference != nil { changes.append { $0.reference = FunctionChain() } }
    fields.reference = own.reference ?? fields.reference
    if own.runbook != nil { changes.append { $0.runbook = FunctionChain() } }
    fields.runbook = own.runbook ?? fields.runbook
    fields.status = own.status ?? fields.status
    fields.dedupPeriodMinutes = own.dedupPeriodMinutes ?? fields.dedupPeriodMinutes
    fields.threshold = own.threshold ?? fields.threshold
    fields.createsAlert = own.createsAlert ?? fields.createsAlert
    if own.outputIDs != nil { changes.append { $0.destinations = FunctionChain() } }
    fields.outputIDs = own.outputIDs ?? fields.outputIDs
    fields.summaryAttributes = own.summaryAttributes ?? fields.summaryAttributes
    fields.tags = own.tags ?? fields.tags
    fields.reports = own.reports ?? fields.reports
  }

  /// Adds what a file says to the lists of the rule; what they hold already is not added again.
  mutating func extend(with own: DetectionFields) {
    let file = own.sources.file
    for (key, range) in own.ranges.list {
      places[key, default: []].append(SourcePlace(file: file, range: range))
    }
    if let added = own.filters { filters.append(LocatedExpression(added, in: own.sources)) }
    fields.logTypes = EffectiveRule.join(fields.logTypes, own.logTypes)
    fields.tags = EffectiveRule.join(fields.tags, own.tags)
    fields.summaryAttributes = EffectiveRule.join(fields.summaryAttributes, own.summaryAttributes)
    fields.outputIDs = EffectiveRule.join(fields.outputIDs, own.outputIDs)
    for report in own.reports ?? [] { add(report) }
    if let added = own.tests {
      tests = (tests ?? []) + DetectionTest.tests(added, own.expectations)
    }
  }

  private mutating func add(_ report: ReportMapping) {
    var reports = fields.reports ?? []
    let index = reports.firstIndex { $0.framework.utf8.elementsEqual(report.framework.utf8) }
    if let index {
      reports[index].values = EffectiveRule.join(reports[index].values, report.values) ?? []
    } else {
      reports.append(report)
    }
    fields.reports = reports
  }

  private static func join(_ list: [String]?, _ added: [String]?) -> [String]? {
    guard let added else { return list }
    var result = list ?? []
    for item in added where !result.contains(where: { $0.utf8.elementsEqual(item.utf8) }) {
      result.append(item)
    }
    return result
  }

  /// Adds a filter of an override file.
  mutating func add(_ filter: Filter, excludes isExclude: Bool, at place: SourcePlace) {
    if isExclude {
      excludes.append(filter)
      places[EffectiveRule.excludeKey, default: []].append(place)
    } else {
      includes.append(filter)
      places[EffectiveRule.includeKey, default: []].append(place)
    }
  }

  /// The name under which the places of include filters stand.
  static let includeKey = "IncludeFilters"
  /// The name under which the places of exclude filters stand.
  static let excludeKey = "ExcludeFilters"

  /// Takes functions, filters and tests that were written in Swift, with the values beside them.
  mutating func apply(_ layer: SwiftLayer) {
    drop(layer.changedFields)
    clear(layer.clearedFields)
    replaceMetadata(with: layer.replaced)
    for key in layer.replacedKeys { places[key] = [layer.place] }
    if let written = layer.replacedFilters { filters = written }
    if let written = layer.replacedIncludes { includes = written }
    if let written = layer.replacedExcludes { excludes = written }
    if let written = layer.replacedTests { tests = written }
    if !layer.expectations.isEmpty {
      tests = tests.map { DetectionTest.expecting($0, layer.expectations) }
    }
    changes += layer.changes
    for key in layer.extendedKeys { places[key, default: []].append(layer.place) }
    extend(with: layer.extended)
    filters += layer.addedFilters
    includes += layer.addedIncludes
    excludes += layer.addedExcludes
    if !layer.addedTests.isEmpty { tests = (tests ?? []) + layer.addedTests }
  }

  /// Leaves out what expressions and templates say about alert fields for which there is a function now.
  private mutating func clear(_ cleared: Set<ExpectationField>) {
    if cleared.contains(.title) { fields.title = nil }
    if cleared.contains(.dedup) { fields.groupBy = nil }
    if cleared.contains(.alertContext) { fields.context = nil }
    if cleared.contains(.severity) {
      fields.dynamicSeverities = nil
      severities = []
    }
  }

  /// The rule that the layers make, under a number and of an entry; nil without logic.
  func detectionValue(number: Int, entry: Int) -> Detection? {
    guard let detection else { return nil }
    var places: [SourcePlace] = []
    let filter =
      filters.count == 1
      ? filters.first
      : filters.isEmpty
        ? nil : LocatedExpression(at: origin, over: filters) { .all($0) }
    let program = RuleProgram(
      filters: filter?.moved(behind: &places),
      includes: includes.compactMap { $0.expression?.moved(behind: &places) },
      excludes: excludes.compactMap { $0.expression?.moved(behind: &places) },
      detection: detection.moved(behind: &places), title: fields.title,
      groupBy: fields.groupBy ?? [], context: fields.context ?? [],
      dynamicSeverities: zip(fields.dynamicSeverities ?? [], severities).map {
        DynamicSeverity(severity: $0.severity, condition: $1.moved(behind: &places))
      })
    let own = functions(of: rule)
    return Detection(
      number: number, entry: entry, style: style, origin: origin, code: code,
      metadata: fields.metadata, program: program,
      functions: own.isEmpty ? nil : own, places: places, valuePlaces: self.places,
      filterNames: FilterNames(
        includes: EffectiveRule.names(of: includes), excludes: EffectiveRule.names(of: excludes)),
      tests: (tests ?? []).map { test in
        var test = test
        if let rule = test.rule { test.functions = functions(of: rule) }
        return test
      }, expectations: fields.expectations, baseID: fields.base?.value)
  }

  /// The names of filters: those that are expressions first, as in the program.
  private static func names(of filters: [Filter]) -> [String] {
    filters.filter { $0.expression != nil }.map(\.name)
      + filters.filter { $0.expression == nil }.map(\.name)
  }

  /// The functions that the layers make of a Swift rule's own.
  private func functions(of rule: (any Rule)?) -> RuleFunctions {
    var functions = rule.map { RuleFunctions($0, id: fields.ruleID.value) } ?? RuleFunctions()
    for change in changes { change(&functions) }
    functions.includes = includes.compactMap(\.function)
    functions.excludes = excludes.compactMap(\.function)
    return functions
  }

  /// Whether the rule runs.
  var isEnabled: Bool { fields.metadata.isEnabled }

  /// What the Swift rule below misses to be run.
  var missingConfiguration: [String] { rule?.validateConfiguration() ?? [] }
}

extension EffectiveRule.Filter {
  /// The name.
  var name: String {
    switch self {
    case .expression(let name, _): name
    case .function(let filter): filter.name
    }
  }

  fileprivate var expression: LocatedExpression? {
    if case .expression(_, let expression) = self { return expression }
    return nil
  }

  fileprivate var function: EventFilter? {
    if case .function(let filter) = self { return filter }
    return nil
  }
}
