import MargayDiagnostics
import MargayEvents
import MargayIR
import MargayYAML

/// Lowers key specifiers (`Key`, `DeepKey`, `KeyPath`, `Enrichment`) to paths (Documentation/Language, section 2).
struct SpecifierLowering {
  let findings: Findings
  let reading: NodeReading

  /// The path of a Key, DeepKey or KeyPath entry; nil after a report.
  func path(_ name: String, _ node: YAMLNode, in grammar: Grammar) -> EventKeyPath? {
    switch name {
    case "Key": key(node, in: grammar)
    case "DeepKey": deepKey(node, in: grammar)
    default: keyPath(node, "KeyPath", in: grammar)
    }
  }

  /// `Key`: one name, taken literally.
  private func key(_ node: YAMLNode, in grammar: Grammar) -> EventKeyPath? {
    if var path = findings.known?.path(of: node, .name, grammar.names) {
      path.base = grammar.base
      return path
    }
    guard let name = node.stringBytes else {
      _ = reading.string(node, "Key")
      return nil
    }
    var path = EventKeyPath(steps: [.name(name)], names: grammar.names)
    findings.known?.keep(path, of: name, .name)
    path.base = grammar.base
    return path
  }

  /// `DeepKey`: a list of names and integers.
  private func deepKey(_ node: YAMLNode, in grammar: Grammar) -> EventKeyPath? {
    guard let elements = reading.sequence(node, "DeepKey", of: "names") else { return nil }
    guard !elements.isEmpty else {
      findings.report(
        FrontendDiagnostics.invalidDeepKey, "DeepKey must name at least one field", at: node)
      return nil
    }
    guard elements.count <= KeyPathParser.maximumSteps else {
      findings.report(
        FrontendDiagnostics.invalidDeepKey,
        "DeepKey has \(elements.count) steps, more than \(KeyPathParser.maximumSteps)",
        at: node)
      return nil
    }
    var steps: [EventKeyPathStep] = []
    steps.reserveCapacity(elements.count)
    for element in elements {
      guard let step = deepKeyStep(element) else { continue }
      steps.append(step)
    }
    guard steps.count == elements.count else { return nil }
    return EventKeyPath(base: grammar.base, steps: steps, names: grammar.names)
  }

  private func deepKeyStep(_ node: YAMLNode) -> EventKeyPathStep? {
    if let name = node.stringBytes { return .name(name) }
    if case .scalar(let scalar) = node.content {
      switch scalar.value {
      case .string: return .name(Array(scalar.text.utf8))
      case .integer(let digits):
        if let index = Int32(digits) { return .index(index) }
        findings.report(
          FrontendDiagnostics.invalidDeepKey,
          "an index must be from \(Int32.min) to \(Int32.max), not \(digits.prefix(40))", at: node)
        return nil
      case .ambiguous:
        _ = reading.reportAmbiguous(node, scalar)
        return nil
      case .null, .bool, .float, .notFinite: break
      }
    }
    if case .invalid = node.content { return nil }
    findings.report(
      FrontendDiagnostics.invalidDeepKey,
      "a step of DeepKey must be a name or a whole number, but it is \(NodeReading.describe(node))",
      at: node)
    return nil
  }

  /// A path in the text form of section 2.
  func keyPath(_ node: YAMLNode, _ what: String, in grammar: Grammar) -> EventKeyPath? {
    if var path = findings.known?.path(of: node, .path, grammar.names) {
      path.base = grammar.base
      return path
    }
    guard let text = reading.string(node, what) else { return nil }
    switch KeyPathParser.parse(text, names: grammar.names) {
    case .success(var path):
      if path.base == .element, grammar != .elements {
        findings.report(
          FrontendDiagnostics.elementOutsideExpressions,
          "'@' is the current element and stands only inside Expressions", at: node)
        return nil
      }
      if path.base == .event { findings.known?.keep(path, of: Array(text.utf8), .path) }
      path.base = grammar.base
      return path
    case .failure(let error):
      let offset = error.offset
      let place =
        node.aliasRange
        ?? node.sourceRange(ofScalars: offset..<offset + 1, in: findings.file)
      var fixes: [FixIt] = []
      if let fixed = error.quoted, node.aliasRange == nil {
        fixes.append(
          FixIt(
            title: "write \(fixed)", safety: .safe, replacing: node.range,
            with: SpecifierLowering.singleQuoted(fixed)))
      }
      findings.report(
        FrontendDiagnostics.invalidKeyPath,
        "\(quoted(text)) is not a key path: \(error.reason.rawValue)",
        at: place, fixes: fixes)
      return nil
    }
  }

  /// A text as a single-quoted YAML scalar, which keeps the quotes of names readable.
  static func singleQuoted(_ text: String) -> String {
    guard text.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value < 0x7F }) else {
      return NodeReading.yamlQuoted(text)
    }
    let doubled = text.unicodeScalars.map { $0 == "'" ? "''" : String($0) }.joined()
    return "'\(doubled)'"
  }

  /// `Enrichment`: table, selector and the path from a row to the field.
  func enrichment(_ node: YAMLNode, in grammar: Grammar) -> EnrichmentPath? {
    guard let entries = reading.mapping(node, "Enrichment") else { return nil }
    let names = ["Table", "Selector", "FieldPath"]
    var found: [String: YAMLNode] = [:]
    var isWhole = true
    for entry in entries {
      guard let key = reading.key(entry.key) else {
        isWhole = false
        continue
      }
      if names.contains(key) {
        found[key] = entry.value
        continue
      }
      isWhole = false
      findings.reportUnknown(
        FrontendDiagnostics.invalidEnrichment, "\(quoted(key)) is not a key of Enrichment",
        word: key, among: names.filter { found[$0] == nil }, at: entry.key)
    }
    let missing = names.filter { found[$0] == nil }
    if isWhole, !missing.isEmpty {
      findings.report(
        FrontendDiagnostics.invalidEnrichment,
        "Enrichment needs Table, Selector and FieldPath; \(alternatives(missing)) is missing",
        at: entries.first?.key.reportRange ?? node.reportRange)
    }
    let table = found["Table"].flatMap { reading.string($0, "Table") }
    let selector = found["Selector"].flatMap { reading.string($0, "Selector") }
    let field = found["FieldPath"].flatMap { rowPath($0, in: grammar) }
    guard isWhole, let table, let selector, let field else { return nil }
    let steps = ["p_enrichment", table, selector].map { EventKeyPathStep.name(Array($0.utf8)) }
    return EnrichmentPath(
      rows: EventKeyPath(steps: steps, names: grammar.names), field: field)
  }

  /// The path from a row of an enrichment to a field.
  private func rowPath(_ node: YAMLNode, in grammar: Grammar) -> EventKeyPath? {
    let relative = grammar == .filters ? Grammar.filters : .detection
    guard var path = keyPath(node, "FieldPath", in: relative) else { return nil }
    path.base = .element
    return path
  }
}
