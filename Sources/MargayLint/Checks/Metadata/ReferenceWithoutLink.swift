import MargayDiagnostics
import MargayFrontend
import MargayYAML

/// The Reference is no link.
///
/// ## Why
///
/// Whoever gets the alert clicks it. Tools show it as a link, which leads nowhere without `https://`.
///
/// ## Bad
///
/// ```yaml
/// Reference: attack.mitre.org/techniques/T1078 # MG7021
/// ```
///
/// ## Good
///
/// ```yaml
/// Reference: https://attack.mitre.org/techniques/T1078
/// ```
///
/// ## Fix
///
/// Unsafe: writes `https://` before a text that begins with the name of a host.
struct ReferenceWithoutLink: RuleCheck {
  let kind = DiagnosticKind("MG7021", "ReferenceWithoutLink", .note)

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    guard let text = rule.fields.reference, !ReferenceWithoutLink.holdsLink(text),
      !PlainText.isBlank(text), !PlainText.isPlaceholder(text),
      let node = rule.entry(.reference)?.value
    else { return }
    let fix = FixIt(
      title: "write 'https://' before it", safety: .unsafe, replacing: node.range,
      with: YAMLValueText.scalar("https://" + text))
    findings.report(
      "\(quoted(text)) is no link", at: node.reportRange,
      fixes: node.aliasRange == nil && ReferenceWithoutLink.beginsWithHost(text) ? [fix] : [])
  }

  private static func holdsLink(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    let slashes = Array("://".utf8)
    return bytes.indices.contains { bytes[$0...].starts(with: slashes) }
  }

  /// Whether a text is one word whose part before the first slash could be the name of a host.
  private static func beginsWithHost(_ text: String) -> Bool {
    guard !text.utf8.contains(where: PlainText.isSpace) else { return false }
    let host = text.utf8.prefix { $0 != UInt8(ascii: "/") }
    let labels = host.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard labels.count > 1, let last = labels.last, last.count > 1 else { return false }
    return last.allSatisfy { (0x61...0x7A).contains($0) }
      && labels.allSatisfy { label in
        !label.isEmpty
          && label.allSatisfy { byte in
            (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
              || byte == UInt8(ascii: "-")
          }
      }
  }
}
