import MargayDiagnostics
import MargayIR
import MargayKit
import MargayLint

/// What a run of `margay lint` found and did.
struct LintOutcome {
  /// What is shown.
  var found: LintReport
  /// The findings that a baseline accepts.
  var accepted: [Diagnostic] = []
  /// The accepted findings that are gone.
  var gone: [Baseline.Key] = []
  /// Whether findings were compared with a baseline.
  var usesBaseline = false
  /// The files that fix-its changed.
  var changes: [LintFixer.Change] = []
  /// Whether the changes were written, and not shown only.
  var isWritten = false

  /// The number of findings that fix-its mended.
  var fixedCount: Int { changes.reduce(0) { $0 + $1.fixed.count } }

  /// The number of shown findings of a severity.
  func count(_ severity: DiagnosticSeverity) -> Int {
    found.diagnostics.count { $0.severity == severity }
  }

  /// How many of the shown findings have a fix-it of a safety that comes first.
  func fixableCount(_ safety: FixSafety) -> Int {
    found.diagnostics.count { diagnostic in
      diagnostic.fixes.first { $0.safety != .displayOnly }?.safety == safety
    }
  }
}

extension LintOutcome: ReportedResult {
  func text(isColored: Bool, isQuiet: Bool, isVerbose: Bool) -> String {
    let text = LintTextReport(outcome: self, isColored: isColored)
    return text.findings + (isQuiet ? "" : text.summary)
  }

  var summary: String { LintTextReport(outcome: self, isColored: false).summary }

  func json(escaping: JSONEscaping) -> [UInt8] {
    LintJSONReport(outcome: self).bytes(escaping: escaping)
  }

  var report: DiagnosticReport {
    DiagnosticReport(
      found.summary,
      findings: found.diagnostics.map { DiagnosticReport.Finding($0) }
        + found.suppressed.map {
          DiagnosticReport.Finding($0.diagnostic, .takenBack(reason: $0.reason))
        } + accepted.map { DiagnosticReport.Finding($0, .accepted) },
      notices: gone.map {
        DiagnosticReport.Notice(
          path: $0.file, message: "gone, but still in the baseline: \($0.code)")
      }, usesBaseline: usesBaseline)
  }
}
