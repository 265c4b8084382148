import MargayDiagnostics
import MargayIR
import MargayKit

/// What `validate` found, for people and for tools.
struct ValidationResult: ReportedResult {
  private let rules: RuleSet
  private let isFiltered: Bool

  /// Makes a result; `isFiltered` when the set holds what filters selected.
  init(_ rules: RuleSet, isFiltered: Bool = false) {
    self.rules = rules
    self.isFiltered = isFiltered
  }

  private func count(_ severity: DiagnosticSeverity) -> Int {
    rules.diagnostics.count { $0.severity == severity }
  }

  /// The text form: the diagnostics, then what was checked and what was not; with `isVerbose` by rule too.
  func text(isColored: Bool, isQuiet: Bool, isVerbose: Bool) -> String {
    var text = TextDiagnosticRenderer(color: isColored).render(
      rules.diagnostics.lazy.filter { !isQuiet || $0.severity == .error })
    if isVerbose { text += ruleLines }
    if isQuiet { return text }
    text += summary
    return text
  }

  /// A line for each rule: what became of it.
  private var ruleLines: String {
    var lines = rules.detections.map {
      ruleLine("valid", $0.metadata.ruleID, $0.origin.file.path, nil)
    }
    for rule in rules.unusable {
      switch rule.reason {
      case .invalid: lines.append(ruleLine("with errors", rule.ruleID, rule.file.path, nil))
      case .notRun(let reason):
        lines.append(ruleLine("not run", rule.ruleID, rule.file.path, reason))
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private func ruleLine(_ state: String, _ ruleID: String?, _ path: String, _ reason: String?)
    -> String
  {
    let name = TerminalText.escape(ruleID ?? "a file without RuleID")
    let why = reason.map { ": " + TerminalText.escape($0) } ?? ""
    return "\(state): \(name) (\(TerminalText.escape(path)))\(why)"
  }

  /// What was checked, what was not, and the counts.
  var summary: String {
    var lines: [String] = []
    let valid = rules.detections.count
    lines.append(
      "\(plural(valid + rules.invalidCount, "rule")) checked: \(valid) valid, \(rules.invalidCount) with errors"
    )
    if rules.overrideCount + rules.filterCount > 0 {
      lines.append(
        "\(plural(rules.overrideCount, "override")) and \(plural(rules.filterCount, "filter")) read"
      )
    }
    for (reason, count) in rules.notRunCounts {
      lines.append("\(plural(count, "file")) not run: \(TerminalText.escape(reason))")
    }
    if rules.leftOutCount > 0 {
      lines.append("\(plural(rules.leftOutCount, "rule")) left out by --filter")
    }
    if rules.ignoredCount > 0 {
      lines.append("\(plural(rules.ignoredCount, "file")) without AnalysisType ignored")
    }
    if rules.fileCount == 0 {
      lines.append("no *.yml or *.yaml file was found")
    } else if isFiltered, valid + rules.invalidCount == 0, rules.notRunCounts.isEmpty {
      lines.append("no rule is selected by --filter")
    }
    lines.append(
      "\(plural(count(.error), "error")), \(plural(count(.warning), "warning")), "
        + plural(count(.note), "note"))
    return lines.joined(separator: "\n") + "\n"
  }

  /// What the other forms are written from.
  var report: DiagnosticReport {
    DiagnosticReport(
      rules.summary, findings: rules.diagnostics.map { DiagnosticReport.Finding($0) })
  }

  /// The JSON document of Documentation/Formats.md.
  func json(escaping: JSONEscaping) -> [UInt8] {
    var writer = JSONWriter(escaping: escaping)
    writer.beginObject()
    writer.field("formatVersion", 1)
    writer.key("diagnostics")
    writer.beginArray()
    let renderer = JSONDiagnosticRenderer()
    for diagnostic in rules.diagnostics { renderer.write(diagnostic, to: &writer) }
    writer.endArray()
    writer.key("summary")
    writer.beginObject()
    RuleSetCounts(rules.summary).write(to: &writer)
    writer.field("errors", count(.error))
    writer.field("warnings", count(.warning))
    writer.field("notes", count(.note))
    writer.endObject()
    writer.endObject()
    writer.endLine()
    return writer.bytes
  }
}
