/// Writes findings as `path:line:column: CODE message`, a line each: what `grep`, `sort` and editors read.
///
/// Everything that comes from files is escaped, so that a finding is one line and a rule cannot write to a terminal.
package struct ConciseDiagnosticRenderer: Sendable {
  /// Makes a renderer.
  package init() {}

  /// The lines of the findings that are news.
  package func render(_ report: DiagnosticReport) -> String {
    var text = ""
    for diagnostic in report.shown {
      let place = diagnostic.file.location(of: diagnostic.range.lower)
      text += TerminalText.escape(diagnostic.file.path) + ":\(place.line):\(place.column): "
      text += diagnostic.kind.code + " " + TerminalText.escape(diagnostic.message) + "\n"
    }
    return text
  }
}
