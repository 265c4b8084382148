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
}

/// The keys of a mapping by their places in its tree.
package struct TopLevelPlaces: Sendable {
  /// The place of each key of `TopLevelKey.all`; 0, where no key stands, for one that is not written.
  private var known = [Int32](repeating: 0, count: TopLevelKey.placesOfAll.count)
  /// The places of all other keys, in document order.
  private(set) var unknown: [Int32] = []

  /// Looks for the keys of a mapping.
  package init(of node: YAMLNode) {
    let table = TopLevelKey.table
    node.eachKey { text, place in
      if let index = text.flatMap({ table.index(of: $0) }) {
        known[index] = place
      } else {
        unknown.append(place)
      }
      return true
    }
  }

  /// The place of a key; 0 for one that is not written.
  package subscript(_ key: TopLevelKey.Index) -> Int32 { known[key.rawValue] }

  /// The place of a key by its own place in `TopLevelKey.all`; 0 for one that is not written.
  subscript(_ index: Int) -> Int32 {
    get { known[index] }
    set { known[index] = newValue }
  }

  /// The numbers of all keys.
  var indices: Range<Int> { known.indices }
}
