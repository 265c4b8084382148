import MargayFrontend
import MargayIR

/// What a rule says beside its logic, as properties of `Rule` and of `RuleOverride`, which have the same names.
struct RuleProperties {
  let source: RuleSource

  /// A property of a key that is written.
  struct Property {
    /// The key in YAML.
    let key: String
    let name: String
    /// The type, where a declaration must name it.
    let type: String?
    /// The value; nil where it is what a rule has anyway, so that only its comments are worth a line.
    let value: SwiftValue?
  }

  /// The properties whose keys are written.
  var all: [Property] {
    let fields = source.rule.fields
    let isDerived = fields.base != nil
    var all: [Property] = []
    func add<Value: Equatable>(
      _ key: String, _ name: String, _ value: Value?, unless standard: Value?,
      type: String? = nil, _ source: (Value) -> SwiftValue
    ) {
      guard let value else { return }
      all.append(
        Property(
          key: key, name: name, type: type,
          value: isDerived || value != standard ? source(value) : nil))
    }
    func number(_ value: Int) -> SwiftValue { .atom(NumberSource.element(String(value))) }
    func bool(_ value: Bool) -> SwiftValue { .atom(value ? "true" : "false") }
    add("DisplayName", "displayName", fields.displayName, unless: nil, type: "String?") {
      .string($0)
    }
    add("Enabled", "isEnabled", fields.isEnabled, unless: true, bool)
    add("Severity", "severity", fields.severity, unless: nil) { severity in
      .atom((isDerived ? "." : "Severity.") + RuleFunctionSource.name(of: severity))
    }
    add("LogTypes", "logTypes", fields.logTypes, unless: nil) { .strings($0) }
    add(
      "ScheduledQueries", "scheduledQueries", fields.scheduledQueries, unless: []
    ) { .strings($0) }
    add("Description", "description", fields.description, unless: "") { .text($0) }
    add("Reference", "reference", fields.reference, unless: "") { .text($0) }
    add("Runbook", "runbook", fields.runbook, unless: "") { .text($0) }
    add("Status", "status", fields.status, unless: nil, type: "String?") { .text($0) }
    add("CreatedBy", "createdBy", fields.createdBy, unless: nil, type: "String?") { .text($0) }
    add("Tags", "tags", fields.tags, unless: []) { .strings($0) }
    add("Reports", "reports", fields.reports, unless: []) { reports in
      .array(reports.map(RuleProperties.source))
    }
    add("SummaryAttributes", "summaryAttributes", fields.summaryAttributes, unless: []) {
      .strings($0)
    }
    add("Threshold", "threshold", fields.threshold, unless: 1, number)
    add("DedupPeriodMinutes", "dedupPeriodMinutes", fields.dedupPeriodMinutes, unless: 60, number)
    add("CreateAlert", "createsAlert", fields.createsAlert, unless: true, bool)
    add("OutputIds", "outputIDs", fields.outputIDs, unless: nil, type: "[String]?") {
      .strings($0)
    }
    return all
  }

  private static func source(_ report: ReportMapping) -> SwiftValue {
    .call(
      "ReportMapping",
      [("framework", .string(report.framework)), ("values", .strings(report.values))])
  }
}
