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
    _ rules: RuleSet, findings: [Finding], notices: [Notice] = [], usesBaseline: Bool = false
  ) {
    let rest = rules.unusable.map(\.file) + rules.changeFiles
    let taken = Set((rules.detections.map(\.origin.file) + rest).map { ObjectIdentifier($0) })
    let notRun = rules.unusable.compactMap { rule -> Notice? in
      guard case .notRun(let reason) = rule.reason else { return nil }
      return Notice(path: rule.file.path, message: "not run: \(reason)")
    }
    self.init(
      tool: Tool(name: "margay", version: Margay.toolVersion), findings: findings,
      files: rules.files.map(\.file).filter { taken.contains(ObjectIdentifier($0)) },
      notices: notRun + notices, usesBaseline: usesBaseline
    ) { kind in
      Page(
        summary: CodePage.summary(of: kind), markdown: CodePage.text(of: kind),
        isOnByDefault: KnownCodes.isOnByDefault(kind))
    }
  }
}
