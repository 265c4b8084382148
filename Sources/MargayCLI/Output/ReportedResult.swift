import MargayDiagnostics
import MargayKit
import MargayLint

/// The result of a command that reports diagnostics, from which all forms of `--format` are made.
protocol ReportedResult {
  /// The text form; quiet without the summary.
  func text(isColored: Bool, isQuiet: Bool, isVerbose: Bool) -> String
  /// What was checked, what was not, and the counts, in lines.
  var summary: String { get }
  /// The JSON document (Documentation/Formats.md).
  func json(escaping: JSONEscaping) -> [UInt8]
  /// What the other forms are written from.
  var report: DiagnosticReport { get }
}

extension DiagnosticReport {
  /// A report of this tool about the files of a set.
  init(
    _ rules: RuleSetSummary, findings: [Finding], notices: [Notice] = [],
    usesBaseline: Bool = false
  ) {
    let notRun = rules.notRun.map { Notice(path: $0.path, message: "not run: \($0.reason)") }
    self.init(
      tool: Tool(name: "margay", version: Margay.toolVersion), findings: findings,
      files: rules.ruleFiles,
      notices: notRun + notices, usesBaseline: usesBaseline
    ) { kind in
      Page(
        summary: CodePage.summary(of: kind), markdown: CodePage.text(of: kind),
        isOnByDefault: KnownCodes.isOnByDefault(kind))
    }
  }
}
