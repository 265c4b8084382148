import MargayDiagnostics
import MargayEvents
import MargayFrontend
import MargayIR

/// The fields of a rule after its bases were laid below them, each expression with the file it stands in.
struct EffectiveFields {
  /// The fields; those that are nil have their default.
  private(set) var fields: DetectionFields
  private var detectionSources: SourceMap
  private var filterSources: SourceMap
  private var severitySources: SourceMap

  /// The fields of a file that stands alone.
  init(_ fields: DetectionFields) {
    self.fields = fields
    self.detectionSources = fields.sources
    self.filterSources = fields.sources
    self.severitySources = fields.sources
  }

  /// The fields of a derived file over those of its base: what it writes replaces the whole field, `[]`
  /// included; what it does not write follows the base (Documentation/Language, section 1).
  init(_ own: DetectionFields, over base: EffectiveFields) {
    self = EffectiveFields(own)
    let below = base.fields
    fields.detection = below.detection
    detectionSources = base.detectionSources
    fields.logTypes = below.logTypes
    fields.createdBy = below.createdBy
    if own.filters == nil {
      fields.filters = below.filters
      filterSources = base.filterSources
    }
    if own.dynamicSeverities == nil {
      fields.dynamicSeverities = below.dynamicSeverities
      severitySources = base.severitySources
    }
    fields.isEnabled = own.isEnabled ?? below.isEnabled
    fields.severity = own.severity ?? below.severity
    fields.displayName = own.displayName ?? below.displayName
    fields.description = own.description ?? below.description
    fields.reference = own.reference ?? below.reference
    fields.runbook = own.runbook ?? below.runbook
    fields.status = own.status ?? below.status
    fields.title = own.title ?? below.title
    fields.context = own.context ?? below.context
    fields.groupBy = own.groupBy ?? below.groupBy
    fields.dedupPeriodMinutes = own.dedupPeriodMinutes ?? below.dedupPeriodMinutes
    fields.threshold = own.threshold ?? below.threshold
    fields.createsAlert = own.createsAlert ?? below.createsAlert
    fields.outputIDs = own.outputIDs ?? below.outputIDs
    fields.summaryAttributes = own.summaryAttributes ?? below.summaryAttributes
    fields.tags = own.tags ?? below.tags
    fields.reports = own.reports ?? below.reports
    fields.tests = own.tests ?? below.tests
  }

  /// The rule that the fields make; nil without a detection.
  func detection() -> Detection? {
    guard let detection = fields.detection else { return nil }
    var numbering = Renumbering()
    let filters = fields.filters.map { numbering.renumber($0, from: filterSources) }
    let logic = numbering.renumber(detection, from: detectionSources)
    let severities = (fields.dynamicSeverities ?? []).map {
      DynamicSeverity(
        severity: $0.severity,
        condition: numbering.renumber($0.condition, from: severitySources))
    }
    let program = RuleProgram(
      filters: filters, detection: logic, title: fields.title, groupBy: fields.groupBy ?? [],
      context: fields.context ?? [], dynamicSeverities: severities)
    return Detection(
      style: fields.base == nil ? .yaml : .derived,
      origin: SourcePlace(file: fields.sources.file, range: fields.ruleID.range),
      metadata: metadata(), program: program, places: numbering.places, tests: fields.tests ?? [],
      expectations: fields.expectations, baseID: fields.base?.value)
  }

  private func metadata() -> RuleMetadata {
    var metadata = RuleMetadata(ruleID: fields.ruleID.value)
    metadata.isScheduled = fields.isScheduled
    metadata.displayName = fields.displayName
    metadata.isEnabled = fields.isEnabled ?? metadata.isEnabled
    metadata.severity = fields.severity ?? metadata.severity
    metadata.logTypes = fields.logTypes ?? []
    metadata.scheduledQueries = fields.scheduledQueries ?? []
    metadata.description = fields.description ?? ""
    metadata.reference = fields.reference ?? ""
    metadata.runbook = fields.runbook ?? ""
    metadata.status = fields.status
    metadata.createdBy = fields.createdBy
    metadata.tags = fields.tags ?? []
    metadata.reports = fields.reports ?? []
    metadata.summaryAttributes = fields.summaryAttributes ?? []
    metadata.threshold = fields.threshold ?? metadata.threshold
    metadata.dedupPeriodMinutes = fields.dedupPeriodMinutes ?? metadata.dedupPeriodMinutes
    metadata.createsAlert = fields.createsAlert ?? metadata.createsAlert
    metadata.outputIDs = fields.outputIDs
    return metadata
  }

  /// Gives the expressions of a rule new ids, since they may come from several files.
  private struct Renumbering {
    private(set) var places: [SourcePlace] = []

    mutating func renumber(_ expression: Expression, from sources: SourceMap) -> Expression {
      let range = sources.range(of: expression.id)
      places.append(
        SourcePlace(
          file: sources.file, range: range ?? sources.file.lineRange(0)))
      let id = NodeID(Int32(places.count - 1))
      switch expression.kind {
      case .all(let children):
        return Expression(id: id, kind: .all(children.map { renumber($0, from: sources) }))
      case .any(let children):
        return Expression(id: id, kind: .any(children.map { renumber($0, from: sources) }))
      case .onlyOne(let children):
        return Expression(id: id, kind: .onlyOne(children.map { renumber($0, from: sources) }))
      case .none(let children):
        return Expression(id: id, kind: .none(children.map { renumber($0, from: sources) }))
      case .constant, .predicate:
        return Expression(id: id, kind: expression.kind)
      case .elements(let quantifier, let subject, let body):
        return Expression(
          id: id,
          kind: .elements(quantifier, subject: subject, body: renumber(body, from: sources)))
      }
    }
  }
}
