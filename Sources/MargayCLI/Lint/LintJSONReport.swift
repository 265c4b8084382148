import MargayDiagnostics
import MargayIR
import MargayKit
import MargayLint

/// The JSON form of a run of `margay lint` (Documentation/Formats.md).
struct LintJSONReport {
  /// What was found.
  let outcome: LintOutcome

  /// The document.
  func bytes(escaping: JSONEscaping) -> [UInt8] {
    let renderer = JSONDiagnosticRenderer()
    var writer = JSONWriter(escaping: escaping)
    writer.beginObject()
    writer.field("formatVersion", 1)
    writer.key("diagnostics")
    writer.beginArray()
    for diagnostic in outcome.found.diagnostics { renderer.write(diagnostic, to: &writer) }
    writer.endArray()
    writer.key("suppressed")
    writer.beginArray()
    for finding in outcome.found.suppressed {
      writer.beginObject()
      writer.field("reason", finding.reason)
      writer.key("diagnostic")
      renderer.write(finding.diagnostic, to: &writer)
      writer.endObject()
    }
    writer.endArray()
    writer.key("gone")
    writer.beginArray()
    for key in outcome.gone {
      writer.beginObject()
      writer.field("file", key.file)
      writer.field("code", key.code)
      writer.endObject()
    }
    writer.endArray()
    writer.key("summary")
    write(outcome.found.summary, to: &writer)
    writer.endObject()
    writer.endLine()
    return writer.bytes
  }

  private func write(_ summary: RuleSetSummary, to writer: inout JSONWriter) {
    writer.beginObject()
    RuleSetCounts(summary).write(to: &writer)
    writer.field("excluded", outcome.found.excludedCount)
    writer.field("suppressed", outcome.found.suppressed.count)
    writer.field("accepted", outcome.accepted.count)
    writer.field("fixed", outcome.isWritten ? outcome.fixedCount : 0)
    writer.field("errors", outcome.count(.error))
    writer.field("warnings", outcome.count(.warning))
    writer.field("notes", outcome.count(.note))
    writer.endObject()
  }
}
