import MargayDiagnostics
import MargayFrontend
import MargayKit

/// Writes one rule as the documents of `get`.
enum RuleJSON {
  /// The source of a rule; of a Swift rule what can be had of it.
  static func original(_ rule: WrittenRule, escaping: JSONEscaping) -> [UInt8] {
    document(rule.id, rule.style, escaping) { writer in
      writer.field("file", rule.file.path)
      if let code = rule.code {
        writer.field("type", code.typeName)
        writer.field("line", code.place.line)
        writer.key("metadata")
        writer.beginObject()
        if let detection = rule.detection {
          for (key, json) in MetadataJSON.values(detection).sorted(by: { $0.key < $1.key }) {
            writer.key(key)
            writer.raw(json)
          }
        }
        writer.endObject()
        writer.field("source", SwiftSource.text(of: code))
      } else {
        writer.field("source", rule.file.text(SourceRange(0, rule.file.bytes.count)))
      }
    }
  }

  /// The values of a rule, each with what set it.
  static func effective(_ values: EffectiveValues, escaping: JSONEscaping) -> [UInt8] {
    let detection = values.detection
    return document(detection.metadata.ruleID, detection.style, escaping) { writer in
      writer.field("file", detection.origin.file.path)
      writer.field("bases", values.bases.map(\.metadata.ruleID))
      writer.key("values")
      writer.beginArray()
      for value in values.values { write(value, escaping, to: &writer) }
      writer.endArray()
    }
  }

  private static func document(
    _ id: String, _ style: RuleStyle, _ escaping: JSONEscaping,
    _ content: (inout JSONWriter) -> Void
  ) -> [UInt8] {
    var writer = JSONWriter(escaping: escaping)
    writer.beginObject()
    writer.field("formatVersion", 1)
    writer.field("ruleId", id)
    writer.field("style", style.rawValue)
    content(&writer)
    writer.endObject()
    writer.endLine()
    return writer.bytes
  }

  private static func write(
    _ value: EffectiveValues.Value, _ escaping: JSONEscaping, to writer: inout JSONWriter
  ) {
    writer.beginObject()
    writer.field("key", value.key)
    writer.key("value")
    if let json = value.json {
      switch escaping {
      case .minimal: writer.raw(json)
      case .terminal: writer.raw(JSONWriter.escapedForTerminal(json))
      }
    } else {
      writer.null()
    }
    writer.key("setBy")
    writer.beginArray()
    for source in value.sources {
      switch source {
      case .standard:
        writer.beginObject()
        writer.field("kind", "default")
        writer.endObject()
      case .code(let place): write("code", place.file, place.range, to: &writer)
      case .file(let place, let entry): write("file", place.file, entry.range, to: &writer)
      }
    }
    writer.endArray()
    writer.endObject()
  }

  private static func write(
    _ kind: String, _ file: SourceFile, _ range: SourceRange, to writer: inout JSONWriter
  ) {
    let renderer = JSONDiagnosticRenderer()
    writer.beginObject()
    writer.field("kind", kind)
    writer.field("file", file.path)
    writer.key("start")
    renderer.write(file.location(of: range.lower), to: &writer)
    writer.key("end")
    renderer.write(file.location(of: range.upper), to: &writer)
    writer.endObject()
  }
}
