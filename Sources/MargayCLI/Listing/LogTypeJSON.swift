import MargayDiagnostics
import MargayEvents

/// Writes a log type as the document of `log-types show`.
enum LogTypeJSON {
  /// The document, with a line feed at its end.
  static func render(_ type: LogType, escaping: JSONEscaping) -> [UInt8] {
    var writer = JSONWriter(escaping: escaping)
    writer.beginObject()
    writer.field("formatVersion", 1)
    writer.field("name", type.name)
    write(type.times, to: &writer)
    writer.key("shape")
    write(type.shape.markers, to: &writer)
    writer.key("indicators")
    writer.beginArray()
    for indicator in type.indicators {
      writer.beginObject()
      writer.field("kind", indicator.kind.rawValue)
      writer.field("path", indicator.path)
      writer.endObject()
    }
    writer.endArray()
    writer.field("open", type.fields.isOpen)
    writer.key("fields")
    write(type.fields, to: &writer)
    writer.endObject()
    writer.endLine()
    return writer.bytes
  }

  /// Writes the member `timeFields`.
  static func write(_ times: [LogType.TimeField], to writer: inout JSONWriter) {
    writer.key("timeFields")
    writer.beginArray()
    for time in times {
      writer.beginObject()
      writer.field("path", time.path)
      writer.field("unit", time.unit?.rawValue)
      writer.endObject()
    }
    writer.endArray()
  }

  private static func write(_ markers: [LogTypeShape.Marker], to writer: inout JSONWriter) {
    writer.beginArray()
    for marker in markers {
      writer.beginObject()
      writer.field("name", "\(marker.name)")
      write(marker.test, to: &writer)
      writer.endObject()
    }
    writer.endArray()
  }

  private static func write(_ test: LogTypeShape.Test, to writer: inout JSONWriter) {
    switch test {
    case .text: writer.field("test", "text")
    case .number: writer.field("test", "number")
    case .scalar: writer.field("test", "numberOrText")
    case .list: writer.field("test", "list")
    case .object: writer.field("test", "object")
    case .equals(let texts):
      writer.field("test", "equals")
      writer.field("values", texts.map { "\($0)" })
    case .begins(let text):
      writer.field("test", "begins")
      writer.field("values", ["\(text)"])
    case .fields(let markers):
      writer.field("test", "object")
      writer.key("shape")
      write(markers, to: &writer)
    }
  }

  /// The kind of a field; nil where it is not known.
  private static func kind(of field: KnownFields.Field) -> String? {
    if field.holdsList { return "list" }
    return field.fields == nil ? field.kind?.rawValue : "object"
  }

  private static func write(_ fields: KnownFields, to writer: inout JSONWriter) {
    writer.beginArray()
    for field in fields.fields {
      writer.beginObject()
      writer.field("name", field.name)
      writer.field("list", field.holdsList)
      writer.field("kind", kind(of: field))
      if !field.values.isEmpty {
        writer.field("values", field.values)
        writer.field("otherValues", field.hasOtherValues)
      }
      if let inner = field.fields {
        writer.field("open", inner.isOpen)
        writer.key("fields")
        write(inner, to: &writer)
      }
      writer.endObject()
    }
    writer.endArray()
  }
}
