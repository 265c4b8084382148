import MargayDiagnostics
import MargayKit
import MargayLint

/// The text form of a run of `margay lint`, for people.
struct LintTextReport {
  /// What was found.
  let outcome: LintOutcome
  /// Whether it is coloured.
  let isColored: Bool

  /// The findings.
  var findings: String {
    TextDiagnosticRenderer(color: isColored).render(outcome.found.diagnostics)
  }

  /// What was checked, what was not, and the counts.
  var summary: String {
    let rules = outcome.found.summary
    var lines: [String] = []
    for (reason, count) in rules.notRunCounts {
      lines.append("\(plural(count, "file")) not run: \(TerminalText.escape(reason))")
    }
    if rules.leftOutCount > 0 {
      lines.append("\(plural(rules.leftOutCount, "rule")) left out by --filter")
    }
    if outcome.found.excludedCount > 0 {
      lines.append("\(plural(outcome.found.excludedCount, "file")) excluded by .margay.yml")
    }
    if rules.ignoredCount > 0 {
      lines.append("\(plural(rules.ignoredCount, "file")) without AnalysisType ignored")
    }
    if rules.fileCount == 0 { lines.append("no *.yml or *.yaml file was found") }
    if !outcome.found.suppressed.isEmpty {
      lines.append("\(plural(outcome.found.suppressed.count, "finding")) taken back by comments")
    }
    if !outcome.accepted.isEmpty {
      lines.append("\(plural(outcome.accepted.count, "finding")) accepted by the baseline")
    }
    for key in outcome.gone {
      lines.append("gone, but still in the baseline: \(TerminalText.escape(key.file)) \(key.code)")
    }
    if outcome.isWritten, !outcome.changes.isEmpty {
      lines.append(
        "\(plural(outcome.fixedCount, "finding")) mended in \(plural(outcome.changes.count, "file"))"
      )
    }
    lines.append(
      "\(plural(rules.checkedCount, "rule")) checked: \(plural(outcome.count(.error), "error")), "
        + "\(plural(outcome.count(.warning), "warning")), \(plural(outcome.count(.note), "note"))"
        + mendable)
    return lines.map { $0 + "\n" }.joined()
  }

  private var mendable: String {
    let safe = outcome.fixableCount(.safe)
    let unsafe = outcome.fixableCount(.unsafe)
    switch (safe, unsafe) {
    case (0, 0): return ""
    case (_, 0): return "; --fix mends \(safe)"
    case (0, _): return "; --fix --unsafe-fixes mends \(unsafe)"
    default: return "; --fix mends \(safe), with --unsafe-fixes \(unsafe) more"
    }
  }

  /// How often each code was found, the most frequent first.
  var statistics: String {
    var counts: [String: (kind: DiagnosticKind, count: Int)] = [:]
    for diagnostic in outcome.found.diagnostics {
      counts[diagnostic.kind.code, default: (diagnostic.kind, 0)].count += 1
    }
    let sorted = counts.values.sorted {
      $0.count != $1.count ? $0.count > $1.count : $0.kind.code < $1.kind.code
    }
    let width = String(sorted.first?.count ?? 0).utf8.count
    return sorted.map { entry in
      let count = String(entry.count)
      let padding = String(repeating: " ", count: width - count.utf8.count)
      return "\(padding)\(count)  \(entry.kind.code) \(entry.kind.name)\n"
    }.joined()
  }
}
