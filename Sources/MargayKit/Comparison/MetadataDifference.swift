import MargayIR

/// One value of the metadata in which two rules differ.
package struct MetadataDifference: Hashable, Sendable {
  /// The key, by its name in YAML.
  package let key: String
  /// What each rule has, as text.
  package let values: [String]

  /// The differences that matter for alerts, and those that only say something about the rule.
  static func differences(
    _ left: Detection, _ right: Detection
  ) -> (metadata: [MetadataDifference], texts: [MetadataDifference]) {
    func difference(_ key: String, _ value: (RuleMetadata) -> String) -> MetadataDifference? {
      let values = [value(left.metadata), value(right.metadata)]
      return values[0].utf8.elementsEqual(values[1].utf8)
        ? nil : MetadataDifference(key: key, values: values)
    }
    func list(_ items: [String]) -> String { items.sorted().joined(separator: ", ") }
    let metadata = [
      difference("AnalysisType") { $0.isScheduled ? "scheduled_rule" : "rule" },
      difference("Severity") { $0.severity.rawValue },
      difference("LogTypes") { list($0.logTypes) },
      difference("ScheduledQueries") { list($0.scheduledQueries) },
      difference("Threshold") { String($0.threshold) },
      difference("DedupPeriodMinutes") { String($0.dedupPeriodMinutes) },
      difference("CreateAlert") { String($0.createsAlert) },
      difference("OutputIds") { $0.outputIDs.map(list) ?? "by severity" },
    ]
    let texts = [
      difference("Enabled") { String($0.isEnabled) },
      difference("DisplayName") { $0.displayName ?? "" },
      difference("Description") { $0.description },
      difference("Reference") { $0.reference },
      difference("Runbook") { $0.runbook },
      difference("Tags") { list($0.tags) },
      difference("Reports") {
        list($0.reports.flatMap { report in report.values.map { "\(report.framework) \($0)" } })
      },
      difference("SummaryAttributes") { list($0.summaryAttributes) },
    ]
    return (metadata.compactMap { $0 }, texts.compactMap { $0 })
  }
}
