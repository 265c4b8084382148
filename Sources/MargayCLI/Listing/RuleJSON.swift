import MargayDiagnostics
import MargayFrontend
import MargayKit

/// Writes one rule as the documents of `get`.
enum RuleJSON {
  /// The source of a rule.
  static func original(_ rule: WrittenRule, escaping: JSONEscaping) -> [UInt8] {
    document(rule, escaping) { writer in
      writer.field("file", rule.file.path)
      writer.field("source", rule.file.text(SourceRange(0, rule.file.bytes.count)))
    }
  }

  /// The values of a rule, each with what set it.
  static func effective(_ values: EffectiveValues, escaping: JSONEscaping) -> [UInt8] {
    document(values.rule, escaping) { writer in
      writer.field("file", values.rule.file.path)
      writer.field("bases", values.layers.dropFirst().map(\.ruleID))
      writer.key("values")
      writer.beginArray()
      for value in values.values { write(value, of: values, escaping, to: &writer) }
      writer.endArray()
    }
  }

  private static func document(
    _ rule: WrittenRule, _ escaping: JSONEscaping, _ content: (inout JSONWriter) -> Void
  ) -> [UInt8] {
    var writer = JSONWriter(escaping: escaping)
    writer.beginObject()
    writer.field("formatVersion", 1)
    writer.field("ruleId", rule.id)
    writer.field("style", rule.style.rawValue)
    content(&writer)
    writer.endObject()
    writer.endLine()
    return writer.bytes
  }

  private static func write(
    _ value: EffectiveValues.Value, of values: EffectiveValues, _ escaping: JSONEscaping,
    to writer: inout JSONWriter
  ) {
    writer.beginObject()
    writer.field("key", value.key)
    writer.key("value")
    switch value.source {
    case .standard(let json):
      writer.raw(json)
      writer.field("setBy", "default")
    case .layer(let number, let entry):
      switch escaping {
      case .minimal: writer.raw(entry.json)
      case .terminal: writer.raw(JSONWriter.escapedForTerminal(entry.json))
      }
      let layer = values.layers[number]
      writer.field("setBy", number == 0 ? "rule" : "base")
      writer.field("ruleId", layer.ruleID)
      writer.field("file", layer.keys.file.path)
      let renderer = JSONDiagnosticRenderer()
      writer.key("start")
      renderer.write(layer.keys.file.location(of: entry.range.lower), to: &writer)
      writer.key("end")
      renderer.write(layer.keys.file.location(of: entry.range.upper), to: &writer)
    }
    writer.endObject()
  }
}
