import MargayDiagnostics
import MargayFrontend
import MargayYAML

/// A value stands in the quotation marks of printed text.
///
/// ## Why
///
/// To YAML only `'` and `"` are quotes: others are part of the value, which then is never equal to what the log holds. Word
/// processors and chats write them on their own.
///
/// ## Bad
///
/// ```yaml
/// - KeyPath: eventName
///   Condition: Equals
///   Value: “ConsoleLogin” # MG8005
/// ```
///
/// ## Good
///
/// ```yaml
/// - KeyPath: eventName
///   Condition: Equals
///   Value: "ConsoleLogin"
/// ```
///
/// ## Fix
///
/// Unsafe: writes the value without them.
struct TypographicQuotes: FileCheck {
  let kind = DiagnosticKind("MG8005", "TypographicQuotes", .warning)

  private static let parts: Set<String> = [
    "Detection", "InlineFilters", "DynamicSeverities", "GroupBy", "AlertContext", "LogTypes",
    "Tags", "RuleID", "OutputIds", "SummaryAttributes", "Overrides", "Filters",
  ]

  func check(_ file: LintedFile, _ findings: CheckFindings) {
    guard file.survey.contains(.foreign) else { return }
    var end = 0
    for character in file.foreignScalars
    where TypographicQuotes.isQuote(character.scalar) && character.offset >= end {
      guard let key = file.topLevelKey(at: character.offset), TypographicQuotes.parts.contains(key),
        let node = file.scalar(at: character.offset), node.range.lower == character.offset,
        case .scalar(let scalar) = node.content, scalar.style == .plain,
        let last = scalar.text.unicodeScalars.last, TypographicQuotes.isQuote(last)
      else { continue }
      end = node.range.upper
      let inner = scalar.text.unicodeScalars.dropFirst().dropLast()
      guard !inner.isEmpty else { continue }
      findings.report(
        "the quotation marks of \(quoted(scalar.text)) are part of the value", at: node.range,
        fixes: [
          FixIt(
            title: "write the value without them", safety: .unsafe, replacing: node.range,
            with: YAMLQuoting.quoted(String(inner)))
        ])
    }
  }

  private static func isQuote(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2018...0x201F, 0xAB, 0xBB, 0x2039, 0x203A: true
    default: false
    }
  }
}
