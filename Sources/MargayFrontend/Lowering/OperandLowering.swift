import MargayDiagnostics
import MargayEvents
import MargayIR
import MargayYAML

/// Lowers `Value` and `Values` to operands of a kind that the condition takes (Documentation/Language, sections 2 and 3).
struct OperandLowering {
  let findings: Findings
  let reading: NodeReading

  /// The operand of a condition with `Value`; nil after a report.
  func value(_ entry: YAMLEntry, of match: ConditionMatch) -> Predicate.Operand? {
    guard let literal = literal(entry.value, "Value") else { return nil }
    if match.condition.operands.contains(.network) {
      return network(entry.value, literal, match)
    }
    let kinds = match.condition.literalKinds
    if !kinds.contains(Condition.LiteralKinds(literal)) {
      findings.report(
        FrontendDiagnostics.impossibleOperand,
        "\(match.spelling) is \(match.isNegated ? "always" : "never") true with "
          + "\(OperandLowering.describe(literal)) as its Value", at: entry.value)
    }
    return .literal(literal)
  }

  /// The literals of a list comparison; nil after a report.
  func values(_ entry: YAMLEntry, of match: ConditionMatch) -> Predicate.Operand? {
    guard let elements = reading.sequence(entry.value, "Values", of: "scalars") else { return nil }
    if elements.isEmpty {
      findings.report(
        FrontendDiagnostics.emptyValues,
        "Values is empty: \(match.spelling) is always \(match.isNegated)",
        at: entry.value)
      return .literals([])
    }
    var literals: [Literal] = []
    literals.reserveCapacity(elements.count)
    var seen = SeenLiterals()
    var isWhole = true
    // Made once for all items that are repeated, of which a hostile file has many.
    var list: [YAMLNode]?
    for (index, element) in elements.enumerated() {
      guard let literal = literal(element, "an item of Values") else {
        isWhole = false
        continue
      }
      if let first = literals.first, !OperandLowering.sameKind(first, literal) {
        findings.report(
          FrontendDiagnostics.mixedValues,
          "Values mixes \(OperandLowering.describe(first)) with "
            + "\(OperandLowering.describe(literal)): all items must be of one kind", at: element)
        return nil
      }
      if !seen.insert(OperandLowering.canonical(literal)) {
        if list == nil { list = entry.value.items }
        findings.report(
          FrontendDiagnostics.duplicateValues, "this item stands twice in Values", at: element,
          fixes: reading.removalFix(of: index, in: list ?? [], list: entry.value))
      }
      if case .string(let text) = literal, OperandLowering.isNetworkText(text) {
        findings.report(
          FrontendDiagnostics.cidrInIsIn,
          "\(match.spelling) compares text and never looks inside a network: "
            + "use IsIPAddressInCIDR", at: element)
      }
      literals.append(literal)
    }
    return isWhole ? .literals(literals) : nil
  }

  /// A scalar as a literal; null and collections are errors.
  func literal(_ node: YAMLNode, _ what: String) -> Literal? {
    if let text = reading.repeatedBytes(node) { return .string(text) }
    guard case .scalar(let scalar) = node.content else {
      reading.reportType(node, what, "a text, a number or a boolean")
      return nil
    }
    switch scalar.value {
    case .string: return .string(Array(scalar.text.utf8))
    case .integer(let digits): return .number(digits)
    case .float(let text): return .number(text)
    case .bool(let value): return .bool(value)
    case .ambiguous:
      _ = reading.reportAmbiguous(node, scalar)
    case .notFinite:
      findings.report(
        FrontendDiagnostics.numberNotFinite, "\(quoted(scalar.text)) is not a number of JSON",
        at: node, fixes: [reading.quotingFix(node, scalar.text)])
    case .null:
      findings.report(
        FrontendDiagnostics.nullValue,
        "\(what) cannot be null: use IsNull, IsNotNull, Exists or DoesNotExist", at: node)
    }
    return nil
  }

  /// The network of an address condition.
  private func network(_ node: YAMLNode, _ literal: Literal, _ match: ConditionMatch)
    -> Predicate.Operand?
  {
    guard case .string(let bytes) = literal else {
      reading.reportType(node, "Value", "the text of a network such as '10.0.0.0/8'")
      return nil
    }
    let text = String(decoding: bytes, as: UTF8.self)
    guard let (network, hostBitsSet) = IPNetwork.parse(text) else {
      findings.report(
        FrontendDiagnostics.malformedCIDR,
        "\(quoted(text)) is not a network: write ADDRESS/LENGTH, for example 10.0.0.0/8", at: node)
      return nil
    }
    if hostBitsSet {
      findings.report(
        FrontendDiagnostics.hostBits,
        "\(quoted(text)) has bits behind its prefix, which are ignored: it means \(network.text)",
        at: node,
        fixes: node.aliasRange == nil
          ? [
            FixIt(
              title: "write \(network.text)", safety: .safe, replacing: node.range,
              with: NodeReading.yamlQuoted(network.text))
          ] : [])
    }
    return .network(network)
  }

  /// Whether a text reads as a network, an address without length not counted.
  private static func isNetworkText(_ text: [UInt8]) -> Bool {
    text.contains(0x2F) && IPNetwork.parse(String(decoding: text, as: UTF8.self)) != nil
  }

  private static func sameKind(_ left: Literal, _ right: Literal) -> Bool {
    Condition.LiteralKinds(left) == Condition.LiteralKinds(right)
  }

  /// A literal in a form that is the same for equal values: numbers as section 0 writes them.
  private static func canonical(_ literal: Literal) -> Literal {
    guard case .number(let text) = literal, !isPlainInteger(text) else { return literal }
    var parser = EventParser()
    guard case .ok(let event) = parser.parse(Array(text.utf8)) else { return literal }
    var written: [UInt8] = []
    withExtendedLifetime(event) { event.root.appendNumberText(to: &written) }
    return .number(String(decoding: written, as: UTF8.self))
  }

  /// Whether a number is written as section 0 writes it, for sure: few digits and nothing else.
  private static func isPlainInteger(_ text: String) -> Bool {
    let digits = text.utf8
    guard digits.count <= 15, let first = digits.first else { return false }
    return digits.allSatisfy { (0x30...0x39).contains($0) } && (first != 0x30 || digits.count == 1)
  }

  /// A literal's kind, for messages.
  static func describe(_ literal: Literal) -> String {
    switch literal {
    case .string: "text"
    case .number: "a number"
    case .bool: "a boolean"
    }
  }
}
