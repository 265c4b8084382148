package import MargayYAML

extension TopLevelKey {
  /// The keys by their places in `all`: the reader asks for each of them, and does not look names up.
  package enum Index: Int, CaseIterable, Sendable {
    case analysisType, ruleID, enabled, severity, baseDetection, filename, logTypes,
      scheduledQueries, detection, inlineFilters, displayName, description, reference, runbook,
      status, createdBy, alertTitle, alertContext, groupBy, dynamicSeverities, dedupPeriodMinutes,
      threshold, createAlert, outputIDs, summaryAttributes, tags, reports, onlyUseBaseRiskScore,
      baseVersion, tests, extensions

    /// The name, as files write it.
    package var name: String { TopLevelKey.all[rawValue].name }
  }

  /// The places of files that may hold each key, in the order of `all`.
  static let placesOfAll = all.map(\.places)

  /// The places of the entries' keys in `all`; -1 for a key that is not there.
  package static func rows(of entries: [YAMLEntry]) -> [Int] {
    entries.map { table.index(of: $0.key) ?? -1 }
  }
}
