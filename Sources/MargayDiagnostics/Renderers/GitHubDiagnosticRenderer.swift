/// Writes findings as workflow commands of GitHub Actions, which shows them beside the lines of a pull request.
///
/// ```
/// ::warning file=rules/a.yml,line=7,endLine=7,col=5,endColumn=29,title=MG6201 DottedKey::Key takes …
/// ```
///
/// A command ends at a line break, and `,`, `:` and `::` divide it: what comes from files is escaped for a terminal
/// first, so that the log cannot be written to, and then as the commands want it, so that no rule can give one.
package struct GitHubDiagnosticRenderer: Sendable {
  /// Makes a renderer.
  package init() {}

  /// The commands for the findings that are news.
  package func render(_ report: DiagnosticReport) -> String {
    var text = ""
    for diagnostic in report.shown {
      let file = diagnostic.file
      let start = file.location(of: diagnostic.range.lower)
      let end = file.location(of: diagnostic.range.upper)
      text += "::" + GitHubDiagnosticRenderer.command(diagnostic.severity)
      text += " file=" + GitHubDiagnosticRenderer.property(DiagnosticReport.path(file.path))
      text += ",line=\(start.line),endLine=\(end.line)"
      // Columns are understood within one line only.
      if start.line == end.line {
        text += ",col=\(start.utf16Column),endColumn=\(end.utf16Column)"
      }
      text += ",title="
      text += GitHubDiagnosticRenderer.property("\(diagnostic.kind.code) \(diagnostic.kind.name)")
      text += "::" + GitHubDiagnosticRenderer.data(diagnostic.message) + "\n"
    }
    return text
  }

  private static func command(_ severity: DiagnosticSeverity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .note: "notice"
    }
  }

  /// The text behind `::`.
  private static func data(_ text: String) -> String { escaped(text, isProperty: false) }

  /// The value of a property.
  private static func property(_ text: String) -> String { escaped(text, isProperty: true) }

  private static func escaped(_ text: String, isProperty: Bool) -> String {
    var result = ""
    for scalar in TerminalText.escape(text).unicodeScalars {
      switch scalar {
      case "%": result += "%25"
      case ":" where isProperty: result += "%3A"
      case "," where isProperty: result += "%2C"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
