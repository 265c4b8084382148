import MargayDiagnostics
import MargayFrontend
import MargayIR
import MargayKit

/// The fields of a rule that stands alone and does what a rule does with everything that it inherits.
enum EffectiveFields {
  /// The fields of a rule; nil for one with functions, which no file in YAML has.
  ///
  /// Include and exclude filters, for which a file has no key, come first in Detection: an event that does not pass
  /// them is not matched either way. Values that nothing sets are left out.
  static func fields(of detection: Detection) -> DetectionFields? {
    guard !detection.hasFunctions else { return nil }
    let metadata = detection.metadata
    let places = detection.valuePlaces
    func written<Value>(_ key: String, _ value: Value) -> Value? {
      places[key]?.isEmpty == false ? value : nil
    }
    let range = detection.origin.range
    var fields = DetectionFields(
      ruleID: Located(metadata.ruleID, range),
      sources: SourceMap(file: detection.origin.file, ranges: []))
    fields.isScheduled = metadata.isScheduled
    fields.isEnabled = metadata.isEnabled
    fields.severity = metadata.severity
    if metadata.isScheduled {
      fields.scheduledQueries = metadata.scheduledQueries
    } else {
      fields.logTypes = metadata.logTypes
    }
    fields.displayName = metadata.displayName
    fields.description = written("Description", metadata.description)
    fields.reference = written("Reference", metadata.reference)
    fields.runbook = written("Runbook", metadata.runbook)
    fields.status = metadata.status
    fields.createdBy = metadata.createdBy
    fields.dedupPeriodMinutes = written("DedupPeriodMinutes", metadata.dedupPeriodMinutes)
    fields.threshold = written("Threshold", metadata.threshold)
    fields.createsAlert = written("CreateAlert", metadata.createsAlert)
    fields.outputIDs = metadata.outputIDs
    fields.summaryAttributes = written("SummaryAttributes", metadata.summaryAttributes)
    fields.tags = written("Tags", metadata.tags)
    fields.reports = written("Reports", metadata.reports)
    add(detection.program, to: &fields)
    fields.tests = detection.tests.isEmpty ? nil : detection.tests.map(\.written)
    fields.expectations = detection.tests.compactMap(\.expectation)
    return fields
  }

  private static func add(_ program: RuleProgram, to fields: inout DetectionFields) {
    fields.filters = program.filters.map { list(children(of: $0)) }
    var conditions = program.includes
    if !program.excludes.isEmpty {
      conditions.append(Expression(id: NodeID(0), kind: .none(program.excludes)))
    }
    fields.detection = list(conditions + children(of: program.detection))
    fields.title = program.title
    fields.context = program.context.isEmpty ? nil : program.context
    fields.groupBy = program.groupBy.isEmpty ? nil : program.groupBy
    if !program.dynamicSeverities.isEmpty { fields.dynamicSeverities = program.dynamicSeverities }
  }

  /// What a list in YAML means: that all of it holds.
  private static func list(_ expressions: [Expression]) -> Expression {
    Expression(id: NodeID(0), kind: .all(expressions))
  }

  private static func children(of expression: Expression) -> [Expression] {
    if case .all(let children) = expression.kind { return children }
    return [expression]
  }
}
