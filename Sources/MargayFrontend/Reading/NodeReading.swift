import MargayDiagnostics
import MargayYAML

/// Reads nodes as the types that keys want, with a diagnostic where a node is something else.
///
/// Every function gives nil after it reported, and for a node about which something was said before.
struct NodeReading {
  let findings: Findings

  /// What a node is, for messages.
  static func describe(_ node: YAMLNode) -> String {
    switch node.content {
    case .sequence: "a list"
    case .mapping: "a mapping"
    case .invalid: "broken"
    case .scalar(let scalar):
      switch scalar.value {
      case .null: "empty"
      case .bool: "a boolean"
      case .integer, .float, .ambiguous, .notFinite: "a number"
      case .string: "text"
      }
    }
  }

  /// Text; a plain number is an error with a fix-it that quotes it.
  func string(_ node: YAMLNode, _ what: @autoclosure () -> String) -> String? {
    if let text = node.string { return text }
    let what = what()
    guard case .scalar(let scalar) = node.content else {
      reportType(node, what, "text")
      return nil
    }
    switch scalar.value {
    case .string: return scalar.text
    case .integer, .float, .ambiguous, .notFinite:
      findings.report(
        FrontendDiagnostics.unquotedNumber,
        "\(what) must be text, but \(quoted(scalar.text)) without quotes is a number",
        at: node, fixes: [quotingFix(node, scalar.text)])
    case .bool:
      findings.report(
        FrontendDiagnostics.wrongType,
        "\(what) must be text, but \(quoted(scalar.text)) without quotes is a boolean",
        at: node, fixes: [quotingFix(node, scalar.text)])
    case .null: reportType(node, what, "text")
    }
    return nil
  }

  /// The text of a node that other files may have too; nil for a node that is no text.
  func repeatedString(_ node: YAMLNode) -> String? {
    findings.known.map { $0.string(node) } ?? node.string
  }

  /// The bytes of a node that other files may have too; nil for a node that is no text.
  func repeatedBytes(_ node: YAMLNode) -> [UInt8]? {
    findings.known.map { $0.bytes(node) } ?? node.stringBytes
  }

  /// A boolean.
  func bool(_ node: YAMLNode, _ what: @autoclosure () -> String) -> Bool? {
    if let value = node.boolean { return value }
    let what = what()
    if case .scalar(let scalar) = node.content {
      if case .string = scalar.value {
        let meant = NodeReading.booleanMeant(by: scalar.text)
        let fixes =
          meant.map {
            [
              FixIt(
                title: "write \($0)", safety: .safe, replacing: node.range, with: "\($0)")
            ]
          } ?? []
        findings.report(
          FrontendDiagnostics.wrongType,
          "\(what) must be true or false, but \(quoted(scalar.text)) is text", at: node,
          fixes: node.aliasRange == nil ? fixes : [])
        return nil
      }
    }
    reportType(node, what, "true or false")
    return nil
  }

  /// The boolean that a YAML 1.1 spelling or a quoted one means.
  private static func booleanMeant(by text: String) -> Bool? {
    switch text.lowercased() {
    case "true", "yes", "on", "y": true
    case "false", "no", "off", "n": false
    default: nil
    }
  }

  /// A whole number from `lowest` to 2^31-1.
  func wholeNumber(_ node: YAMLNode, _ what: String, lowest: Int) -> Int? {
    if let value = node.shortInteger, value >= lowest, value <= Int(Int32.max) { return value }
    guard case .scalar(let scalar) = node.content else {
      reportType(node, what, "a whole number")
      return nil
    }
    switch scalar.value {
    case .integer(let digits):
      if let value = Int(digits), value >= lowest, value <= Int(Int32.max) { return value }
      findings.report(
        FrontendDiagnostics.numberOutOfRange,
        "\(what) must be a whole number from \(lowest) to \(Int32.max), not \(digits.prefix(40))",
        at: node)
    case .ambiguous: _ = reportAmbiguous(node, scalar)
    case .float, .notFinite:
      findings.report(
        FrontendDiagnostics.wrongType,
        "\(what) must be a whole number, but \(quoted(scalar.text)) has a fraction or an exponent",
        at: node)
    case .string where Int(scalar.text) != nil && node.aliasRange == nil:
      findings.report(
        FrontendDiagnostics.wrongType,
        "\(what) must be a whole number, but \(quoted(scalar.text)) in quotes is text", at: node,
        fixes: [
          FixIt(
            title: "remove the quotes", safety: .safe, replacing: node.range, with: scalar.text)
        ])
    default: reportType(node, what, "a whole number")
    }
    return nil
  }

  /// The elements of a list.
  func sequence(_ node: YAMLNode, _ what: String, of items: String) -> YAMLItems? {
    if node.isSequence { return node.eachItem }
    switch node.content {
    case .scalar(let scalar) where scalar.value == .string && ["text", "scalars"].contains(items):
      let isBlock = scalar.style == .literal || scalar.style == .folded
      findings.report(
        FrontendDiagnostics.wrongType, "\(what) must be a list, not a single text", at: node,
        fixes: !isBlock
          ? [
            FixIt(
              title: "write it as a list", safety: .safe,
              edits: [
                SourceEdit(range: SourceRange(node.range.lower, node.range.lower), text: "["),
                SourceEdit(range: SourceRange(node.range.upper, node.range.upper), text: "]"),
              ])
          ] : [])
    default: reportType(node, what, "a list")
    }
    return nil
  }

  /// A list of texts; a repeated item is a warning with a fix-it.
  func strings(_ node: YAMLNode, _ what: @autoclosure () -> String) -> [String]? {
    if !node.isSequence {
      _ = sequence(node, what(), of: "text")
      return nil
    }
    let elements = node.eachItem
    var result: [String] = []
    result.reserveCapacity(elements.count)
    var seen = SeenTexts()
    var isWhole = true
    // Made once for all items that are repeated, of which a hostile file has many.
    var list: [YAMLNode]?
    for (index, element) in elements.enumerated() {
      guard let text = repeatedString(element) ?? string(element, "an item of \(what())") else {
        isWhole = false
        continue
      }
      if !seen.insert(text, after: result) {
        if list == nil { list = node.items }
        findings.report(
          FrontendDiagnostics.repeatedItem, "\(quoted(text)) stands twice in \(what())",
          at: element,
          fixes: removalFix(of: index, in: list ?? [], list: node))
        continue
      }
      result.append(text)
    }
    return isWhole ? result : nil
  }

  /// Whether a node is a mapping, after a report where it is something else.
  func isMapping(_ node: YAMLNode, _ what: String) -> Bool {
    if node.isMapping { return true }
    reportType(node, what, "a mapping")
    return false
  }

  /// The entries of a mapping.
  func mapping(_ node: YAMLNode, _ what: String) -> [YAMLEntry]? {
    isMapping(node, what) ? node.entries : nil
  }

  /// The text of a key of the language; nil after a report when it is no text.
  ///
  /// All keys of the language are ASCII; others are refused here, so that a `String` comparison with a name
  /// of the language is one of bytes (canonical equivalence would take U+212A for `K`).
  func key(_ node: YAMLNode) -> String? {
    guard case .scalar(let scalar) = node.content else { return nil }
    if scalar.value == .string {
      if scalar.text.utf8.allSatisfy({ $0 < 0x80 }) { return scalar.text }
      findings.report(
        FrontendDiagnostics.unknownKey,
        "\(quoted(scalar.text)) is not a key: keys are written in ASCII", at: node)
      return nil
    }
    findings.report(
      FrontendDiagnostics.keyNotText,
      "a key must be text, but \(quoted(scalar.text)) without quotes is "
        + NodeReading.describe(node), at: node, fixes: [quotingFix(node, scalar.text)])
    return nil
  }

  /// Reports a plain scalar that two readers of YAML take for different values.
  func reportAmbiguous(_ node: YAMLNode, _ scalar: YAMLScalar) -> Bool {
    guard case .ambiguous(_, let number) = scalar.value else { return false }
    findings.report(
      FrontendDiagnostics.ambiguousScalar,
      "readers of YAML disagree about \(quoted(scalar.text)): quote it, or write the decimal number",
      at: node,
      fixes: node.aliasRange == nil
        ? [
          quotingFix(node, scalar.text),
          FixIt(
            title: "write \(number)", safety: .unsafe, replacing: node.range, with: number),
        ] : [])
    return true
  }

  /// Reports a node of another type than its key wants; silent for a node that is broken already.
  func reportType(_ node: YAMLNode, _ what: String, _ wanted: String) {
    if case .invalid = node.content { return }
    if case .scalar(let scalar) = node.content, reportAmbiguous(node, scalar) { return }
    let found = NodeReading.describe(node)
    findings.report(
      FrontendDiagnostics.wrongType, "\(what) must be \(wanted), but it is \(found)", at: node)
  }

  /// A fix-it that puts a plain scalar into quotes.
  func quotingFix(_ node: YAMLNode, _ text: String) -> FixIt {
    FixIt(
      title: "put it in quotes", safety: .safe, replacing: node.range,
      with: NodeReading.yamlQuoted(text))
  }

  /// A text as a double-quoted YAML scalar.
  static func yamlQuoted(_ text: String) -> String {
    var writer = JSONWriter(escaping: .terminal)
    writer.string(text)
    return writer.text
  }

  /// A fix-it that removes one item of a list; none where the place cannot be told.
  func removalFix(of index: Int, in elements: [YAMLNode], list: YAMLNode) -> [FixIt] {
    guard index > 0, index < elements.count, list.aliasRange == nil else { return [] }
    let element = elements[index]
    guard element.aliasRange == nil else { return [] }
    let range: SourceRange
    if list.isFlow {
      range = SourceRange(elements[index - 1].range.upper, element.range.upper)
    } else {
      let file = findings.file
      let line = file.lineIndex(at: element.range.lower)
      guard file.lineIndex(at: element.range.upper) == line else { return [] }
      let end = line + 1 < file.lineCount ? file.lineRange(line + 1).lower : file.bytes.count
      range = SourceRange(file.lineRange(line).lower, end)
    }
    return [FixIt(title: "remove the repetition", safety: .safe, replacing: range, with: "")]
  }
}
