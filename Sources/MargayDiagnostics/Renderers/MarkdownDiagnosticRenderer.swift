/// Writes findings as a table in Markdown, for pages and for the summaries of jobs.
///
/// What comes from files stands in code spans, where it is no markup, no link and no mention.
package struct MarkdownDiagnosticRenderer: Sendable {
  /// The most findings that are written, since hosts cut long summaries anywhere.
  package static let most = 200

  /// Makes a renderer.
  package init() {}

  /// A sentence and the table of the findings that are news.
  package func render(_ report: DiagnosticReport) -> String {
    let shown = report.shown
    let order: [DiagnosticSeverity] = [.error, .warning, .note]
    let counts = order.map { severity in
      let count = shown.count { $0.severity == severity }
      return plural(count, severity.rawValue)
    }
    var text = "\(counts.joined(separator: ", ")).\n"
    guard !shown.isEmpty else { return text }
    text += "\n| Severity | Place | Code | What is wrong |\n| --- | --- | --- | --- |\n"
    let sorted = order.flatMap { severity in shown.filter { $0.severity == severity } }
    for diagnostic in sorted.prefix(MarkdownDiagnosticRenderer.most) {
      let line = diagnostic.file.location(of: diagnostic.range.lower).line
      let place = "\(DiagnosticReport.path(diagnostic.file.path)):\(line)"
      text += "| \(diagnostic.severity.rawValue) | \(MarkdownText.code(place)) "
      text += "| \(diagnostic.kind.code) \(diagnostic.kind.name) "
      text += "| \(MarkdownText.code(diagnostic.message)) |\n"
    }
    let hidden = shown.count - MarkdownDiagnosticRenderer.most
    if hidden > 0 { text += "\n\(hidden) more, not shown here.\n" }
    return text
  }
}
