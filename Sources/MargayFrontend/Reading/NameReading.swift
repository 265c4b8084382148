import MargayDiagnostics
import MargayEvents
import MargayIR
import MargayYAML

/// Reads the keys whose values are names of a certain form (Documentation/Language, section 1).
struct NameReading {
  let reading: NodeReading
  private var findings: Findings { reading.findings }

  init(reading: NodeReading) { self.reading = reading }

  /// RuleID, DisplayName, BaseDetection: `^[^<>&"%]+$`, no control characters.
  func identifier(_ node: YAMLNode, _ what: String) -> String? {
    guard let text = reading.string(node, what) else { return nil }
    if let problem = RuleName.problem(of: text) {
      let place = problem.offset.flatMap { offset in
        node.aliasRange == nil
          ? node.sourceRange(ofScalars: offset..<offset + 1, in: findings.file) : nil
      }
      findings.report(
        FrontendDiagnostics.invalidName, "\(what) \(problem.phrase)",
        at: place ?? node.reportRange)
      return nil
    }
    return text
  }

  /// A severity, exactly so spelt.
  func severity(_ node: YAMLNode, _ what: String) -> Severity? {
    if let index = NameReading.severities.names.index(of: node) {
      return NameReading.severities.values[index]
    }
    guard let text = reading.string(node, what) else { return nil }
    let names = NameReading.severities.names.names
    findings.reportUnknown(
      FrontendDiagnostics.invalidSeverity,
      "\(what) must be \(alternatives(names)), not \(quoted(text))", word: text, among: names,
      at: node)
    return nil
  }

  private static let severities = (
    names: NameTable(Severity.allCases.map(\.rawValue)), values: Severity.allCases
  )

  /// SummaryAttributes: key paths, also in the vendor's form `a:b`, as the text of key paths.
  func summaryAttributes(_ node: YAMLNode, checksPaths: Bool) -> [String]? {
    guard let items = reading.strings(node, "SummaryAttributes") else { return nil }
    guard checksPaths else { return items }
    let elements = node.eachItem
    var result: [String] = []
    result.reserveCapacity(elements.count)
    for element in elements {
      guard let text = reading.repeatedString(element) else { continue }
      if findings.known?.path(of: element, .path, .folded) != nil {
        // A path of that text has no colon outside of quotes.
        result.append(text)
        continue
      }
      let path = SummaryAttribute.keyPathText(text)
      switch KeyPathParser.parse(path, names: .folded) {
      case .success(let parsed) where parsed.base == .event:
        if path.utf8.elementsEqual(text.utf8) {
          findings.known?.keep(parsed, of: Array(text.utf8), .path)
        }
        result.append(path)
      case .success:
        findings.report(
          FrontendDiagnostics.elementOutsideExpressions,
          "'@' is the current element and stands only inside Expressions", at: element)
      case .failure(let error):
        findings.report(
          FrontendDiagnostics.invalidAttribute,
          "\(quoted(text)) in SummaryAttributes is not a key path: \(error.reason.rawValue)",
          at: element,
          fixes: element.aliasRange == nil
            ? error.quoted.map {
              [
                FixIt(
                  title: "write \($0)", safety: .safe, replacing: element.range,
                  with: SpecifierLowering.singleQuoted($0))
              ]
            } ?? [] : [])
      }
    }
    return result
  }

  /// Reports: a map from a framework to a list of texts.
  func reports(_ node: YAMLNode) -> [ReportMapping]? {
    guard let entries = reading.mapping(node, "Reports") else { return nil }
    var result: [ReportMapping] = []
    for entry in entries {
      guard let framework = reading.string(entry.key, "a framework in Reports"),
        let values = reading.strings(entry.value, "\(quoted(framework)) in Reports")
      else { continue }
      result.append(ReportMapping(framework: framework, values: values))
    }
    return result.count == entries.count ? result : nil
  }
}

/// The vendor's form of a key path in SummaryAttributes (Documentation/Language, section 1).
enum SummaryAttribute {
  /// `a:b` as `a.b`; colons inside quoted names stay.
  static func keyPathText(_ text: String) -> String {
    if !text.utf8.contains(UInt8(ascii: ":")) { return text }
    var result = String.UnicodeScalarView()
    var isQuoted = false
    var isEscaped = false
    for scalar in text.unicodeScalars {
      if isEscaped {
        isEscaped = false
      } else if scalar == "\\", isQuoted {
        isEscaped = true
      } else if scalar == "\"" {
        isQuoted.toggle()
      }
      result.append(scalar == ":" && !isQuoted ? "." : scalar)
    }
    return String(result)
  }
}

/// Reads DedupPeriodMinutes, whose bounds have stories of their own (Documentation/Language, section 1).
struct AlertNumberReading {
  let reading: NodeReading

  /// The length of a window in minutes.
  func dedupPeriod(_ node: YAMLNode) -> Int? {
    let what = "DedupPeriodMinutes"
    if (node.shortInteger ?? 0) <= 0, case .scalar(let scalar) = node.content,
      case .integer(let digits) = scalar.value,
      digits == "0" || digits.utf8.first == 0x2D
    {
      reading.findings.report(
        FrontendDiagnostics.dedupPeriodNotPositive,
        "\(what) must be at least 1 (the vendor ignores 0); to switch grouping off, write "
          + "'GroupBy: [{Key: p_row_id}]'", at: node)
      return nil
    }
    guard let minutes = reading.wholeNumber(node, what, lowest: 1) else { return nil }
    if minutes < 5 {
      reading.findings.report(
        FrontendDiagnostics.shortDedupPeriod,
        "\(what) below 5 means \(minutes) here, but the vendor counts 5", at: node)
    } else if minutes > 1440 {
      reading.findings.report(
        FrontendDiagnostics.longDedupPeriod,
        "\(what) of \(minutes) is more than one day (1440)", at: node)
    }
    return minutes
  }
}
