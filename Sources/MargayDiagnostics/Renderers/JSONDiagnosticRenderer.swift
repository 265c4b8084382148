/// Writes diagnostics as the JSON objects of Documentation/Formats.md.
package struct JSONDiagnosticRenderer: Sendable {
  /// Makes a renderer.
  package init() {}

  /// Writes one diagnostic as an object.
  package func write(_ diagnostic: Diagnostic, to writer: inout JSONWriter) {
    let file = diagnostic.file
    writer.beginObject()
    writer.field("code", diagnostic.kind.code)
    writer.field("name", diagnostic.kind.name)
    writer.field("severity", diagnostic.severity.rawValue)
    writer.field("message", diagnostic.message)
    writer.field("file", file.path)
    write(diagnostic.range, of: file, to: &writer)
    writer.field("ruleId", diagnostic.ruleID)
    writer.key("fixes")
    writer.beginArray()
    for fix in diagnostic.fixes { write(fix, of: file, to: &writer) }
    writer.endArray()
    writer.key("related")
    writer.beginArray()
    for place in diagnostic.related {
      writer.beginObject()
      writer.field("message", place.message)
      writer.field("file", place.file.path)
      write(place.range, of: place.file, to: &writer)
      writer.endObject()
    }
    writer.endArray()
    writer.endObject()
  }

  /// Writes a place as an object with line, column and offset.
  package func write(_ location: SourceLocation, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.field("line", location.line)
    writer.field("column", location.column)
    writer.field("offset", location.offset)
    writer.endObject()
  }

  private func write(_ fix: FixIt, of file: SourceFile, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.field("title", fix.title)
    writer.field("safety", fix.safety.rawValue)
    writer.key("edits")
    writer.beginArray()
    for edit in fix.edits {
      writer.beginObject()
      write(edit.range, of: file, to: &writer)
      writer.field("text", edit.text)
      writer.endObject()
    }
    writer.endArray()
    writer.endObject()
  }

  private func write(_ range: SourceRange, of file: SourceFile, to writer: inout JSONWriter) {
    writer.key("start")
    write(file.location(of: range.lower), to: &writer)
    writer.key("end")
    write(file.location(of: range.upper), to: &writer)
  }
}
