/// Writes findings as a Code Quality report of GitLab, which shows them in merge requests: those that came and went.
package struct GitLabDiagnosticRenderer: Sendable {
  /// Makes a renderer.
  package init() {}

  /// The document: a list with an object for each finding that is news.
  package func render(_ report: DiagnosticReport, escaping: JSONEscaping) -> [UInt8] {
    let shown = report.shown
    var writer = JSONWriter(escaping: escaping)
    writer.beginArray()
    for (diagnostic, fingerprint) in zip(shown, FindingFingerprint.all(of: shown)) {
      let file = diagnostic.file
      writer.beginObject()
      writer.field("description", diagnostic.message)
      writer.field("check_name", diagnostic.kind.code)
      writer.field("fingerprint", fingerprint.description)
      writer.field("severity", GitLabDiagnosticRenderer.severity(diagnostic.severity))
      writer.key("location")
      writer.beginObject()
      writer.field("path", DiagnosticReport.path(file.path))
      writer.key("lines")
      writer.beginObject()
      writer.field("begin", file.location(of: diagnostic.range.lower).line)
      writer.field("end", file.location(of: diagnostic.range.upper).line)
      writer.endObject()
      writer.endObject()
      writer.endObject()
    }
    writer.endArray()
    writer.endLine()
    return writer.bytes
  }

  /// GitLab knows info, minor, major, critical and blocker.
  private static func severity(_ severity: DiagnosticSeverity) -> String {
    switch severity {
    case .error: "critical"
    case .warning: "major"
    case .note: "info"
    }
  }
}
