package import MargayDiagnostics
import MargayFrontend
import MargayIR

/// What files a set of rules was read from, in numbers and names, without the rules.
package struct RuleSetSummary: Sendable {
  /// A file that is not run.
  package struct NotRun: Hashable, Sendable {
    /// The path.
    package let path: String
    /// The id, where it could be read.
    package let ruleID: String?
    /// Why: the name of its kind, or another plain reason.
    package let reason: String

    /// Makes a file that is not run.
    package init(path: String, ruleID: String?, reason: String) {
      self.path = path
      self.ruleID = ruleID
      self.reason = reason
    }
  }

  /// The files, in their order.
  package var files: [SourceFile] = []
  /// The number of rules that can be run, or could without their errors.
  package var checkedCount = 0
  /// The number of files that are none of a rule repository.
  package var ignoredCount = 0
  /// The number of entries under Overrides.
  package var overrideCount = 0
  /// The number of entries under Filters.
  package var filterCount = 0
  /// The number of rules that a selection left out.
  package var leftOutCount = 0
  /// The files that hold rules or change rules, those that are not run included, in their order.
  package var ruleFiles: [SourceFile] = []
  /// The files that are not run, in their order.
  package var notRun: [NotRun] = []

  /// Makes a summary of nothing.
  package init() {}

  /// The number of files.
  package var fileCount: Int { files.count }

  /// The reasons for which files are not run with their numbers, most frequent first.
  package var notRunCounts: [(reason: String, count: Int)] {
    var counts: [String: Int] = [:]
    for file in notRun { counts[file.reason, default: 0] += 1 }
    return counts.map { (reason: $0.key, count: $0.value) }
      .sorted { $0.count != $1.count ? $0.count > $1.count : $0.reason < $1.reason }
  }
}

extension RuleSet {
  /// What the set was read from.
  package var summary: RuleSetSummary {
    var summary = RuleSetSummary()
    summary.files = files.map(\.file)
    summary.checkedCount = detections.count + invalidCount
    summary.ignoredCount = ignoredCount
    summary.overrideCount = overrideCount
    summary.filterCount = filterCount
    summary.leftOutCount = leftOutCount
    let rest = unusable.map(\.file) + changeFiles
    let taken = Set((detections.map(\.origin.file) + rest).map { ObjectIdentifier($0) })
    summary.ruleFiles = summary.files.filter { taken.contains(ObjectIdentifier($0)) }
    for rule in unusable {
      guard case .notRun(let reason) = rule.reason else { continue }
      summary.notRun.append(.init(path: rule.file.path, ruleID: rule.ruleID, reason: reason))
    }
    return summary
  }
}
