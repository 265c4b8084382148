import MargayDiagnostics
import MargayFrontend
import MargayIR
import MargayYAML

/// A Key holds a name with dots, which reads like a path.
///
/// ## Why
///
/// Key takes one name literally: `Key: userIdentity.type` looks for a field whose name is `userIdentity.type`, dot
/// included, and not for `type` in `userIdentity`. Such a field is hardly ever there, so that the condition sees a
/// missing value in every event. A path is written as KeyPath. A field whose name does hold a dot can be written as
/// `KeyPath: '"the.name"'`, which says so.
///
/// ## Bad
///
/// ```yaml
/// - Key: userIdentity.type # MG6201
///   Condition: Equals
///   Value: Root
/// ```
///
/// ## Good
///
/// ```yaml
/// - KeyPath: userIdentity.type
///   Condition: Equals
///   Value: Root
/// ```
///
/// ## Fix
///
/// Unsafe: writes KeyPath, which is another field unless it was meant.
struct DottedKey: RuleCheck {
  let kind = DiagnosticKind("MG6201", "DottedKey", .warning)

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    guard DottedKey.mayStand(in: rule) else { return }
    for specifier in rule.specifiers where specifier.form == .key {
      guard let text = specifier.entry.value.scalarText, DottedKey.readsLikePath(text) else {
        continue
      }
      findings.report(
        "Key takes \(quoted(text)) as the name of one field; for a path write KeyPath",
        at: specifier.entry.range,
        fixes: [
          FixIt(
            title: "write KeyPath", safety: .unsafe, replacing: specifier.entry.key.range,
            with: "KeyPath")
        ])
    }
  }

  /// Whether a path of the rule has a name with a dot: what a file writes is looked at only then.
  private static func mayStand(in rule: LintedRule) -> Bool {
    rule.traits.contains(.dottedName)
      || (rule.fields.groupBy ?? []).contains(where: \.hasDottedName)
      || (rule.fields.context ?? []).contains { $0.path.hasDottedName }
  }

  /// Whether a name is several plain names with dots between them.
  private static func readsLikePath(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.count > 1
      && parts.allSatisfy { part in
        guard let first = part.first, !isDigit(first) else { return false }
        return part.allSatisfy { isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "_") }
      }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
