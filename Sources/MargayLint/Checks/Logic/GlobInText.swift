import MargayDiagnostics
import MargayEvents
import MargayFrontend
import MargayIR

/// A text has a `*` where only its beginning or end is looked at.
///
/// ## Why
///
/// There are no patterns in the language: `*` is a character like others. `StartsWith: arn:aws:iam::*` looks for a
/// text that
/// goes on with a star behind the colons. StartsWith needs no star at the end, EndsWith none at the beginning.
///
/// ## Bad
///
/// ```yaml
/// - {KeyPath: userIdentity.arn, Condition: StartsWith, Value: "arn:aws:iam::111122223333:*"} # MG6025
/// ```
///
/// ## Good
///
/// ```yaml
/// - {KeyPath: userIdentity.arn, Condition: StartsWith, Value: "arn:aws:iam::111122223333:"}
/// ```
///
/// ## Fix
///
/// Unsafe: leaves out the star.
struct GlobInText: RuleCheck {
  let kind = DiagnosticKind("MG6025", "GlobInText", .warning)

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    guard rule.traits.contains(.pattern) else { return }
    for site in rule.sites {
      guard let predicate = site.predicate, predicate.condition.looksAtParts,
        case .literal(.string(let text)) = predicate.operand,
        let plain = GlobInText.plain(text, predicate.condition)
      else { continue }
      findings.report(
        "\(predicate.name) takes the '*' in \(quoted(String(decoding: text, as: UTF8.self)))"
          + " as it stands; there are no patterns",
        at: rule.range(of: "Value", of: site.expression),
        fixes: rule.writing(value: String(decoding: plain, as: UTF8.self), in: site.expression))
    }
  }

  /// The text without the stars that were meant for anything; nil where there is none.
  private static func plain(_ text: [UInt8], _ condition: ConditionID) -> [UInt8]? {
    let star = UInt8(ascii: "*")
    var rest = text[...]
    switch condition {
    case .startsWith, .iStartsWith:
      guard rest.last == star else { return nil }
      rest.removeLast()
    case .endsWith, .iEndsWith:
      guard rest.first == star else { return nil }
      rest.removeFirst()
    default:
      guard rest.count > 2, rest.first == star, rest.last == star else { return nil }
      rest = rest.dropFirst().dropLast()
    }
    // `/*` and `**/` are something themselves.
    let isWord = rest.contains { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) }
    return isWord && rest.first != star && rest.last != star ? Array(rest) : nil
  }
}
