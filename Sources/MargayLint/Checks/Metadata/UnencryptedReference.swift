import MargayDiagnostics
import MargayFrontend
import MargayYAML

/// A link in Reference or Runbook is not encrypted.
///
/// ## Why
///
/// People open it while they answer an alert, perhaps in the network of the attacker, who may then read along or answer in
/// place of the page. Links to reserved names (`http://example.com`) and to the own machine are left alone.
///
/// ## Bad
///
/// ```yaml
/// Reference: http://attack.mitre.org/techniques/T1078 # MG7022
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
/// Unsafe: writes `https`, which not every host speaks.
struct UnencryptedReference: RuleCheck {
  let kind = DiagnosticKind("MG7022", "UnencryptedReference", .note)

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    look(at: .reference, rule.fields.reference, rule, findings)
    look(at: .runbook, rule.fields.runbook, rule, findings)
  }

  private func look(
    at key: TopLevelKey.Index, _ text: String?, _ rule: LintedRule, _ findings: CheckFindings
  ) {
    // Most texts are told apart by a look at the value; places are looked for in the file only then.
    guard let text, UnencryptedReference.holdsLink(text.utf8), let node = rule.entry(key)?.value,
      node.aliasRange == nil
    else { return }
    let bytes = rule.file.bytes[node.range.lower..<node.range.upper]
    for index in UnencryptedReference.links(in: bytes) {
      let range = SourceRange(index, index + 4)
      findings.report(
        "\(key.name) holds a link that is not encrypted",
        at: SourceRange(index, index + UnencryptedReference.prefix.count),
        fixes: [FixIt(title: "write 'https'", safety: .unsafe, replacing: range, with: "https")])
    }
  }

  private static let prefix = Array("http://".utf8)

  private static func holdsLink(_ text: String.UTF8View) -> Bool {
    !links(in: Array(text)[...]).isEmpty
  }

  /// Where links begin whose host is neither reserved nor this machine.
  private static func links(in bytes: ArraySlice<UInt8>) -> [Int] {
    var found: [Int] = []
    for index in bytes.indices
    where bytes[index] == UInt8(ascii: "h") && bytes[index...].starts(with: prefix) {
      let host = bytes[(index + prefix.count)...].prefix {
        !" /:\"'\n\r)>,".utf8.contains($0)
      }
      let name = String(decoding: host, as: UTF8.self)
      let isLocal = name.utf8.elementsEqual("localhost".utf8) || name.utf8.starts(with: "127.".utf8)
      if !isLocal, !ReservedNames.isReserved(domain: name) { found.append(index) }
    }
    return found
  }
}
