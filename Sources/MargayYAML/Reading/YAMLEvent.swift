import CMargayYAML
import MargayDiagnostics

/// One event of a YAML stream, with byte offsets.
struct YAMLEvent {
  enum Kind {
    case streamStart
    case streamEnd
    case documentStart
    case documentEnd
    case alias
    case scalar
    case sequenceStart
    case sequenceEnd
    case mappingStart
    case mappingEnd
  }

  var kind = Kind.streamEnd
  /// Where it starts; for a node at its tag or anchor.
  var start = 0
  /// Where it ends.
  var end = 0
  /// The value of a scalar, the name of an alias, else empty.
  var text = ""
  var anchor: String?
  var tag: String?
  var style = YAMLScalarStyle.plain
  var isFlow = false
}

extension CParser {
  /// Reads the next event into a fresh `result`; false at an error, which `error` then tells.
  func read(_ result: inout YAMLEvent) -> Bool {
    var event = yaml_event_t()
    guard parse(&event) else { return false }
    defer { yaml_event_delete(&event) }
    result.start = offset(event.start_mark)
    result.end = offset(event.end_mark)
    switch event.type {
    case YAML_STREAM_START_EVENT: result.kind = .streamStart
    case YAML_DOCUMENT_START_EVENT: result.kind = .documentStart
    case YAML_DOCUMENT_END_EVENT: result.kind = .documentEnd
    case YAML_ALIAS_EVENT:
      result.kind = .alias
      result.text = CParser.text(event.data.alias.anchor) ?? ""
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      result.kind = .scalar
      result.text = String(
        decoding: UnsafeBufferPointer(start: scalar.value, count: Int(scalar.length)),
        as: UTF8.self)
      result.anchor = CParser.text(scalar.anchor)
      result.tag = CParser.text(scalar.tag)
      result.style = CParser.style(scalar.style)
    case YAML_SEQUENCE_START_EVENT:
      let sequence = event.data.sequence_start
      result.kind = .sequenceStart
      result.anchor = CParser.text(sequence.anchor)
      result.tag = CParser.text(sequence.tag)
      result.isFlow = sequence.style == YAML_FLOW_SEQUENCE_STYLE
    case YAML_SEQUENCE_END_EVENT: result.kind = .sequenceEnd
    case YAML_MAPPING_START_EVENT:
      let mapping = event.data.mapping_start
      result.kind = .mappingStart
      result.anchor = CParser.text(mapping.anchor)
      result.tag = CParser.text(mapping.tag)
      result.isFlow = mapping.style == YAML_FLOW_MAPPING_STYLE
    case YAML_MAPPING_END_EVENT: result.kind = .mappingEnd
    default: break
    }
    return true
  }

  private static func text(_ pointer: UnsafeMutablePointer<UInt8>?) -> String? {
    pointer.map { String(cString: $0) }
  }

  static func style(_ style: yaml_scalar_style_t) -> YAMLScalarStyle {
    switch style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
    case YAML_LITERAL_SCALAR_STYLE: .literal
    case YAML_FOLDED_SCALAR_STYLE: .folded
    default: .plain
    }
  }
}
