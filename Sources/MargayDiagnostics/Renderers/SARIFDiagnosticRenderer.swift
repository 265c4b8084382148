/// Writes a report as SARIF 2.1.0, the OASIS format that code hosts and editors read.
///
/// One run: the codes that occur with their pages, every finding with its fix-its, and those that comments take back or
/// a baseline accepts with a suppression each. What was not run is a notification. The same report gives the same bytes.
package struct SARIFDiagnosticRenderer: Sendable {
  private static let schema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

  /// Makes a renderer.
  package init() {}

  /// The document.
  package func render(_ report: DiagnosticReport, escaping: JSONEscaping) -> [UInt8] {
    let kinds = SARIFDiagnosticRenderer.kinds(of: report)
    let indices = Dictionary(
      kinds.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
    var writer = JSONWriter(escaping: escaping)
    writer.beginObject()
    writer.field("$schema", SARIFDiagnosticRenderer.schema)
    writer.field("version", "2.1.0")
    writer.key("runs")
    writer.beginArray()
    writer.beginObject()
    writeTool(report, kinds, to: &writer)
    writer.field("columnKind", "utf16CodeUnits")
    writeInvocation(report, to: &writer)
    let fingerprints = FindingFingerprint.all(of: report.findings.map(\.diagnostic))
    writer.key("results")
    writer.beginArray()
    for (finding, fingerprint) in zip(report.findings, fingerprints) {
      let result = SARIFResult(
        finding: finding, ruleIndex: indices[finding.diagnostic.kind.code] ?? 0,
        fingerprint: fingerprint, usesBaseline: report.usesBaseline)
      result.write(to: &writer)
    }
    writer.endArray()
    writer.endObject()
    writer.endArray()
    writer.endObject()
    writer.endLine()
    return writer.bytes
  }

  /// The kinds that occur, by code; of one with several severities the first.
  private static func kinds(of report: DiagnosticReport) -> [DiagnosticKind] {
    var kinds: [String: DiagnosticKind] = [:]
    for finding in report.findings {
      let kind = finding.diagnostic.kind
      if kinds[kind.code] == nil { kinds[kind.code] = kind }
    }
    return kinds.values.sorted { $0.code < $1.code }
  }

  private func writeTool(
    _ report: DiagnosticReport, _ kinds: [DiagnosticKind], to writer: inout JSONWriter
  ) {
    writer.key("tool")
    writer.beginObject()
    writer.key("driver")
    writer.beginObject()
    writer.field("name", report.tool.name)
    writer.field("version", report.tool.version)
    writer.field("semanticVersion", report.tool.version)
    writer.key("rules")
    writer.beginArray()
    for kind in kinds {
      let page = report.page(kind)
      writer.beginObject()
      writer.field("id", kind.code)
      writer.field("name", kind.name)
      writer.key("shortDescription")
      writer.beginObject()
      writer.field("text", page.summary)
      writer.endObject()
      writer.key("help")
      writer.beginObject()
      // Readers show help as it is, so that the braces of its examples are not doubled as in messages.
      writer.field("text", page.markdown)
      writer.field("markdown", page.markdown)
      writer.endObject()
      writer.key("defaultConfiguration")
      writer.beginObject()
      writer.field("enabled", page.isOnByDefault)
      writer.field("level", kind.severity.rawValue)
      writer.endObject()
      writer.endObject()
    }
    writer.endArray()
    writer.endObject()
    writer.endObject()
  }

  private func writeInvocation(_ report: DiagnosticReport, to writer: inout JSONWriter) {
    writer.key("invocations")
    writer.beginArray()
    writer.beginObject()
    writer.field("executionSuccessful", true)
    writer.key("toolExecutionNotifications")
    writer.beginArray()
    for notice in report.notices {
      writer.beginObject()
      writer.field("level", "note")
      SARIFText.write(message: notice.message, as: "message", to: &writer)
      writer.key("locations")
      writer.beginArray()
      writer.beginObject()
      writer.key("physicalLocation")
      writer.beginObject()
      SARIFText.write(artifact: notice.path, to: &writer)
      writer.endObject()
      writer.endObject()
      writer.endArray()
      writer.endObject()
    }
    writer.endArray()
    writer.endObject()
    writer.endArray()
  }
}
