import MargayIR

extension RuleSet {
  /// Why files are not run, with the number of files for each reason, most frequent first.
  package var notRunCounts: [(reason: String, count: Int)] {
    var counts: [String: Int] = [:]
    for rule in unusable {
      if case .notRun(let reason) = rule.reason { counts[reason, default: 0] += 1 }
    }
    return counts.map { (reason: $0.key, count: $0.value) }
      .sorted { $0.count != $1.count ? $0.count > $1.count : $0.reason < $1.reason }
  }

  /// The number of rules that cannot be run because of errors.
  package var invalidCount: Int { unusable.count { $0.reason == .invalid } }

  /// The number of enabled rules that take the rows of a query, and so do not run over logs.
  package var scheduledCount: Int {
    detections.count { $0.metadata.isEnabled && $0.metadata.isScheduled }
  }
}
