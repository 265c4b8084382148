package import MargayDiagnostics
import MargayFrontend
package import MargayKit

/// What a run found.
package struct LintReport {
  /// The findings that are shown, file after file, by place.
  package internal(set) var diagnostics: [Diagnostic] = []
  /// The findings that comments take back.
  package internal(set) var suppressed: [SuppressedFinding] = []
  /// What files were linted.
  package internal(set) var summary = RuleSetSummary()
  /// The number of files that the configuration excludes.
  package let excludedCount: Int
  /// The rules of the files; nil where some were not read again.
  var rules: RuleSet?

  init(excludedCount: Int) { self.excludedCount = excludedCount }

  /// The report without findings for which `isLeftOut` holds, such as those in files that did not change.
  package func leavingOut(_ isLeftOut: (Diagnostic) -> Bool) -> LintReport {
    var report = self
    report.diagnostics.removeAll(where: isLeftOut)
    return report
  }

  /// The report of selected rules: without the findings in files of other rules.
  package func selecting(_ selection: RuleSelection) -> LintReport {
    guard !selection.filters.isEmpty, let rules else { return self }
    var report = self
    let selected = selection.apply(to: rules)
    report.summary = selected.summary
    let all = Set((rules.detections.map(\.origin.file) + rules.unusable.map(\.file)).map(\.path))
    let left = Set(
      (selected.detections.map(\.origin.file) + selected.unusable.map(\.file)).map(\.path))
    report.diagnostics.removeAll { all.contains($0.file.path) && !left.contains($0.file.path) }
    report.suppressed.removeAll {
      all.contains($0.diagnostic.file.path) && !left.contains($0.diagnostic.file.path)
    }
    return report
  }

  /// Whether a finding is at least as bad as a level.
  package func has(atLeast level: DiagnosticSeverity) -> Bool {
    diagnostics.contains { $0.severity.rank >= level.rank }
  }
}

extension DiagnosticSeverity {
  /// The place in the order from note to error.
  package var rank: Int {
    switch self {
    case .note: 0
    case .warning: 1
    case .error: 2
    }
  }
}
