import CMargayYAML

/// One token of a YAML stream, with byte offsets.
struct YAMLToken {
  enum Kind {
    case scalar
    case key
    case value
    case blockEntry
    case blockSequenceStart
    case blockMappingStart
    case blockEnd
    case flowStart
    case flowEnd
    case flowEntry
    /// An anchor or a tag.
    case property
    case other
    case streamEnd
  }

  var kind: Kind
  var start: Int
  var end: Int
  /// How a scalar is written.
  var style: YAMLScalarStyle?
}

extension CParser {
  /// The tokens that begin before `limit`, as far as they can be read and are not nested too deep.
  ///
  /// The nesting is limited because the scanner's time grows with the square of the flow nesting.
  func scanTokens(before limit: Int, nesting: Int) -> (list: [YAMLToken], isComplete: Bool) {
    var tokens: [YAMLToken] = []
    var depth = 0
    while depth <= nesting, let token = nextToken(), token.start < limit || token.kind == .streamEnd
    {
      if token.kind == .streamEnd { return (tokens, true) }
      if token.kind == .flowStart { depth += 1 }
      if token.kind == .flowEnd { depth -= 1 }
      tokens.append(token)
    }
    return (tokens, false)
  }

  private func nextToken() -> YAMLToken? {
    var token = yaml_token_t()
    guard scan(&token) else { return nil }
    defer { yaml_token_delete(&token) }
    var result = YAMLToken(
      kind: .other, start: offset(token.start_mark), end: offset(token.end_mark))
    switch token.type {
    case YAML_SCALAR_TOKEN:
      result.kind = .scalar
      result.style = CParser.style(token.data.scalar.style)
    case YAML_KEY_TOKEN: result.kind = .key
    case YAML_VALUE_TOKEN: result.kind = .value
    case YAML_BLOCK_ENTRY_TOKEN: result.kind = .blockEntry
    case YAML_BLOCK_SEQUENCE_START_TOKEN: result.kind = .blockSequenceStart
    case YAML_BLOCK_MAPPING_START_TOKEN: result.kind = .blockMappingStart
    case YAML_BLOCK_END_TOKEN: result.kind = .blockEnd
    case YAML_FLOW_SEQUENCE_START_TOKEN, YAML_FLOW_MAPPING_START_TOKEN: result.kind = .flowStart
    case YAML_FLOW_SEQUENCE_END_TOKEN, YAML_FLOW_MAPPING_END_TOKEN: result.kind = .flowEnd
    case YAML_FLOW_ENTRY_TOKEN: result.kind = .flowEntry
    case YAML_ANCHOR_TOKEN, YAML_TAG_TOKEN: result.kind = .property
    case YAML_STREAM_END_TOKEN, YAML_NO_TOKEN: result.kind = .streamEnd
    default: break
    }
    return result
  }
}
