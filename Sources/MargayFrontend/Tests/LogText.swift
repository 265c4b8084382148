import MargayDiagnostics
import MargayYAML

/// Turns a YAML value of a test into the JSON text of an event (Documentation/Language, sections 1 and 7).
struct LogText {
  let findings: Findings

  /// The JSON text; nil after a report.
  func json(_ node: YAMLNode) -> [UInt8]? {
    if node.isReadableAlone { return node.jsonText }
    var writer = JSONWriter()
    // The JSON is about as long as the YAML, indentation left out and quotes added.
    writer.reserve(node.range.length)
    return write(node, to: &writer) ? writer.bytes : nil
  }

  private func write(_ node: YAMLNode, to writer: inout JSONWriter) -> Bool {
    node.walk { step in
      switch step {
      case .beginArray: writer.beginArray()
      case .endArray: writer.endArray()
      case .beginObject: writer.beginObject()
      case .endObject: writer.endObject()
      case .key(let text): writer.key(utf8: text)
      case .string(let text): writer.string(validUTF8: text)
      case .number(let text): writer.raw(json: text)
      case .null: writer.null()
      case .bool(let value): writer.bool(value)
      case .other(let node):
        if case .scalar(let scalar) = node.content { return write(scalar, node, to: &writer) }
        return false
      }
      return true
    }
  }

  private func write(_ scalar: YAMLScalar, _ node: YAMLNode, to writer: inout JSONWriter) -> Bool {
    switch scalar.value {
    case .null: writer.null()
    case .bool(let value): writer.bool(value)
    case .integer(let digits): writer.raw(digits.utf8)
    case .float(let text): writer.raw(text.utf8)
    case .string: writer.string(scalar.text)
    case .ambiguous(let vendor, let number):
      let reading = vendor.map { "the number \($0)" } ?? "text"
      findings.report(
        FrontendDiagnostics.ambiguousScalarInLog,
        "readers of YAML disagree about \(quoted(scalar.text)); here it is \(reading)", at: node,
        fixes: node.aliasRange == nil
          ? [
            FixIt(
              title: "put it in quotes", safety: vendor == nil ? .safe : .unsafe,
              replacing: node.range, with: NodeReading.yamlQuoted(scalar.text)),
            FixIt(
              title: "write \(number)", safety: vendor == nil ? .unsafe : .safe,
              replacing: node.range, with: number),
          ] : [])
      if let vendor { writer.raw(vendor.utf8) } else { writer.string(scalar.text) }
    case .notFinite:
      findings.report(
        FrontendDiagnostics.numberNotFinite, "\(quoted(scalar.text)) is not a number of JSON",
        at: node,
        fixes: [
          FixIt(
            title: "put it in quotes", safety: .unsafe, replacing: node.range,
            with: NodeReading.yamlQuoted(scalar.text))
        ])
      return false
    }
    return true
  }
}
