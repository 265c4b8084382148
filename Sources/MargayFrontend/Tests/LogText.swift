import MargayDiagnostics
import MargayYAML

/// Turns a YAML value of a test into the JSON text of an event (Documentation/Language, sections 1 and 7).
struct LogText {
  let findings: Findings

  /// The JSON text; nil after a report.
  func json(_ node: YAMLNode) -> [UInt8]? {
    var writer = JSONWriter()
    return write(node, to: &writer) ? writer.bytes : nil
  }

  private func write(_ node: YAMLNode, to writer: inout JSONWriter) -> Bool {
    switch node.content {
    case .invalid: return false
    case .scalar(let scalar): return write(scalar, node, to: &writer)
    case .sequence(let elements):
      writer.beginArray()
      var isWhole = true
      for element in elements { isWhole = write(element, to: &writer) && isWhole }
      writer.endArray()
      return isWhole
    case .mapping(let entries):
      writer.beginObject()
      var isWhole = true
      for entry in entries {
        guard case .scalar(let key) = entry.key.content else {
          isWhole = false
          continue
        }
        writer.key(key.text)
        isWhole = write(entry.value, to: &writer) && isWhole
      }
      writer.endObject()
      return isWhole
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
