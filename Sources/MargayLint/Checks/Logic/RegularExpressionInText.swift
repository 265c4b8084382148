import MargayDiagnostics
import MargayEvents
import MargayFrontend
import MargayIR

/// A text looks like a regular expression.
///
/// ## Why
///
/// There are no regular expressions in the language: conditions compare texts as they stand, and a value hardly ever
/// holds
/// `.*` or `[0-9]`. Alternatives are written as Any, a beginning as StartsWith, what lies between two parts as two
/// conditions.
///
/// ## Bad
///
/// ```yaml
/// - {KeyPath: userAgent, Condition: Contains, Value: "aws-cli.*kali"} # MG6026
/// ```
///
/// ## Good
///
/// ```yaml
/// - {KeyPath: userAgent, Condition: Contains, Value: aws-cli}
/// - {KeyPath: userAgent, Condition: Contains, Value: kali}
/// ```
struct RegularExpressionInText: RuleCheck {
  let kind = DiagnosticKind("MG6026", "RegularExpressionInText", .warning)

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    guard rule.traits.contains(.pattern) else { return }
    for site in rule.sites {
      guard let predicate = site.predicate, predicate.condition.looksAtParts,
        case .literal(.string(let text)) = predicate.operand,
        let sign = RegularExpressionInText.sign(in: text)
      else { continue }
      findings.report(
        "\(predicate.name) takes \(quoted(sign)) as it stands; there are no regular expressions",
        at: rule.range(of: "Value", of: site.expression))
    }
  }

  /// What makes a text look like a regular expression; nil for other texts.
  private static func sign(in text: [UInt8]) -> String? {
    for sign in ["[a-z", "[A-Z", "[0-9", #"\d+"#, #"\w+"#, #"\s+"#, #"\d{"#, #"\s*"#, #"\w*"#] {
      let found = text.withUnsafeBufferPointer { text in
        Array(sign.utf8).withUnsafeBufferPointer { TextComparison.contains(text, $0) }
      }
      if found { return sign }
    }
    // `t.*` alone is SQL, and `/.*` a pattern of shells.
    for place in text.indices.dropFirst().dropLast(2)
    where text[place] == UInt8(ascii: ".") && text[place + 1] == UInt8(ascii: "*") {
      if isWord(text[place - 1]) && (isWord(text[place + 2]) || text[place + 2] == 0x5B) {
        return ".*"
      }
    }
    if text.first == UInt8(ascii: "^"), text.count > 1, isWord(text[1]),
      text.count(where: { $0 == UInt8(ascii: "^") }) == 1
    {
      return "^"
    }
    return nil
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
  }
}
