import MargayDiagnostics
import MargayIR
import MargayKit
import MargayLint

/// What a run of `margay lint` found and did.
struct LintOutcome {
  /// What is shown.
  var report: LintReport
  /// How many findings a baseline accepts.
  var accepted = 0
  /// The accepted findings that are gone.
  var gone: [Baseline.Key] = []
  /// The files that fix-its changed.
  var changes: [LintFixer.Change] = []
  /// Whether the changes were written, and not shown only.
  var isWritten = false

  /// The number of findings that fix-its mended.
  var fixedCount: Int { changes.reduce(0) { $0 + $1.fixed.count } }

  /// The number of shown findings of a severity.
  func count(_ severity: DiagnosticSeverity) -> Int {
    report.diagnostics.count { $0.severity == severity }
  }

  /// How many of the shown findings have a fix-it of a safety that comes first.
  func fixableCount(_ safety: FixSafety) -> Int {
    report.diagnostics.count { diagnostic in
      diagnostic.fixes.first { $0.safety != .displayOnly }?.safety == safety
    }
  }
}
