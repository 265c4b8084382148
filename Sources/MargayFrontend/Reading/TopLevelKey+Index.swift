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

  /// The places of a mapping's keys in `all`; -1 for a key that is not there.
  package static func rows(of node: YAMLNode) -> [Int] {
    let table = table
    var rows: [Int] = []
    rows.reserveCapacity(min(node.entryCount, 2 * all.count))
    node.eachKey { text, _ in
      rows.append(text.flatMap { table.index(of: $0) } ?? -1)
      return true
    }
    return rows
  }
}
