/// A finding as a result object of SARIF (2.1.0, section 3.27).
struct SARIFResult {
  /// The finding.
  let finding: DiagnosticReport.Finding
  /// The place of its kind among the rules of the driver.
  let ruleIndex: Int
  /// Its stable name.
  let fingerprint: FindingFingerprint
  /// Whether it was compared with a baseline.
  let usesBaseline: Bool

  private var diagnostic: Diagnostic { finding.diagnostic }

  /// Writes the object.
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.field("ruleId", diagnostic.kind.code)
    writer.field("ruleIndex", ruleIndex)
    writer.field("level", diagnostic.severity.rawValue)
    SARIFText.write(message: diagnostic.message, as: "message", to: &writer)
    writer.key("locations")
    writer.beginArray()
    writeLocation(diagnostic.range, of: diagnostic.file, id: nil, message: nil, to: &writer)
    writer.endArray()
    if !diagnostic.related.isEmpty {
      writer.key("relatedLocations")
      writer.beginArray()
      for (index, place) in diagnostic.related.enumerated() {
        writeLocation(place.range, of: place.file, id: index, message: place.message, to: &writer)
      }
      writer.endArray()
    }
    writer.key("partialFingerprints")
    writer.beginObject()
    writer.field("margayFinding/v1", fingerprint.description)
    writer.endObject()
    writeFixes(to: &writer)
    writeStanding(to: &writer)
    writer.endObject()
  }

  private func writeLocation(
    _ range: SourceRange, of file: SourceFile, id: Int?, message: String?,
    to writer: inout JSONWriter
  ) {
    writer.beginObject()
    if let id { writer.field("id", id) }
    writer.key("physicalLocation")
    writer.beginObject()
    SARIFText.write(artifact: file.path, to: &writer)
    writeRegion(range, of: file, as: "region", to: &writer)
    writer.endObject()
    if id == nil, let rule = diagnostic.ruleID, !rule.isEmpty {
      writer.key("logicalLocations")
      writer.beginArray()
      writer.beginObject()
      writer.field("name", rule)
      writer.field("kind", "declaration")
      writer.endObject()
      writer.endArray()
    }
    if let message { SARIFText.write(message: message, as: "message", to: &writer) }
    writer.endObject()
  }

  private func writeRegion(
    _ range: SourceRange, of file: SourceFile, as key: String, to writer: inout JSONWriter
  ) {
    let start = file.location(of: range.lower)
    let end = file.location(of: range.upper)
    writer.key(key)
    writer.beginObject()
    writer.field("startLine", start.line)
    writer.field("startColumn", start.utf16Column)
    writer.field("endLine", end.line)
    writer.field("endColumn", end.utf16Column)
    writer.endObject()
  }

  /// Writes the fix-its that a tool may apply.
  private func writeFixes(to writer: inout JSONWriter) {
    let fixes = diagnostic.fixes.filter { $0.safety != .displayOnly && !$0.edits.isEmpty }
    guard !fixes.isEmpty else { return }
    writer.key("fixes")
    writer.beginArray()
    for fix in fixes {
      writer.beginObject()
      SARIFText.write(
        message: fix.title + (fix.safety == .unsafe ? " (a person should look)" : ""),
        as: "description", to: &writer)
      writer.key("artifactChanges")
      writer.beginArray()
      writer.beginObject()
      SARIFText.write(artifact: diagnostic.file.path, to: &writer)
      writer.key("replacements")
      writer.beginArray()
      for edit in fix.edits {
        writer.beginObject()
        writeRegion(edit.range, of: diagnostic.file, as: "deletedRegion", to: &writer)
        writer.key("insertedContent")
        writer.beginObject()
        writer.field("text", edit.text)
        writer.endObject()
        writer.endObject()
      }
      writer.endArray()
      writer.endObject()
      writer.endArray()
      writer.endObject()
    }
    writer.endArray()
  }

  /// Writes suppressions and state, which all results of a run have or none.
  private func writeStanding(to writer: inout JSONWriter) {
    writer.key("suppressions")
    writer.beginArray()
    switch finding.standing {
    case .shown: break
    case .takenBack(let reason): writeSuppression("inSource", reason, to: &writer)
    case .accepted: writeSuppression("external", "accepted by the baseline", to: &writer)
    }
    writer.endArray()
    if usesBaseline {
      writer.field("baselineState", finding.standing == .accepted ? "unchanged" : "new")
    }
  }

  private func writeSuppression(
    _ kind: String, _ justification: String, to writer: inout JSONWriter
  ) {
    writer.beginObject()
    writer.field("kind", kind)
    writer.field("status", "accepted")
    writer.field("justification", justification)
    writer.endObject()
  }
}
