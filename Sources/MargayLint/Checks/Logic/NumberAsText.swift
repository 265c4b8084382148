import MargayDiagnostics
import MargayEvents
import MargayFrontend
import MargayIR

/// A comparison by order has a number in quotes.
///
/// ## Why
///
/// Text is compared byte by byte, so that `9` is greater than `10`, and a number is never greater or less than a
/// text.
///
/// ## Bad
///
/// ```yaml
/// - {KeyPath: additionalEventData.bytesTransferredOut, Condition: IsGreaterThan, Value: "1000000"} # MG6027
/// ```
///
/// ## Good
///
/// ```yaml
/// - {KeyPath: additionalEventData.bytesTransferredOut, Condition: IsGreaterThan, Value: 1000000}
/// ```
///
/// ## Fix
///
/// Unsafe: writes the number without quotes, which holds for numbers only.
struct NumberAsText: RuleCheck {
  let kind = DiagnosticKind("MG6027", "NumberAsText", .warning)

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    guard rule.traits.contains(.orderedText) else { return }
    for site in rule.sites {
      guard let predicate = site.predicate, predicate.condition.comparesByOrder,
        case .literal(.string(let text)) = predicate.operand, NumberAsText.isNumber(text)
      else { continue }
      let number = String(decoding: text, as: UTF8.self)
      findings.report(
        "\(predicate.name) compares \(quoted(number)) as text, and never with a number",
        at: rule.range(of: "Value", of: site.expression),
        fixes: rule.writing(number, at: "Value", in: site.expression, number))
    }
  }

  /// Whether a text reads as a number in plain decimals.
  static func isNumber(_ text: [UInt8]) -> Bool {
    var digits = text[...]
    if digits.first == UInt8(ascii: "-") { digits.removeFirst() }
    let parts = digits.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return (1...2).contains(parts.count)
      && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { (0x30...0x39).contains($0) } }
      && (parts[0].count == 1 || parts[0].first != UInt8(ascii: "0"))
  }
}
