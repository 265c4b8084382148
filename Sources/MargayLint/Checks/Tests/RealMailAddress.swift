import MargayDiagnostics
import MargayFrontend
import MargayYAML

/// A test holds a mail address that may be somebody's.
///
/// ## Why
///
/// Events for tests are copied from real logs, and a mail address is a person. RFC 2606 keeps example.com, example.net,
/// example.org and the names below `.example` and `.test` for this. Addresses of the services themselves, those that the
/// rule itself names, and those below `domains` in `.margay.yml` are left alone. Off by default: nobody can see of an address
/// whether it is real.
///
/// ## Bad
///
/// ```yaml
/// Tests:
///   - Name: A sign-in
///     ExpectedResult: true
///     Log: {eventName: ConsoleLogin, user: ada@lovelace-industries.com} # MG7124
/// ```
///
/// ## Good
///
/// ```yaml
/// Tests:
///   - Name: A sign-in
///     ExpectedResult: true
///     Log: {eventName: ConsoleLogin, user: ada@example.com}
/// ```
///
/// ## Fix
///
/// Unsafe: writes example.com as the domain throughout the tests and what is expected of them.
struct RealMailAddress: RuleCheck {
  let kind = DiagnosticKind("MG7124", "RealMailAddress", .note)
  let isOnByDefault = false

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    guard rule.fields.tests?.isEmpty == false else { return }
    let scan = TestDataScan(rule)
    var seen: Set<String> = []
    for (text, node) in rule.testTexts {
      guard let domain = RealMailAddress.domain(of: text), seen.insert(text).inserted,
        !ReservedNames.isReserved(domain: domain), !ServiceDomains.contain(domain),
        !rule.settings.domains.contains(where: { ReservedNames.isDomain(domain, inside: $0) }),
        scan.places(of: Array(domain.utf8)) != nil,
        let places = scan.places(of: Array(text.utf8))
      else { continue }
      let local = text.prefix { $0 != "@" }
      let reserved = [".com", ".net", ".org"].map { local + "@example" + $0 }.first {
        scan.places(of: Array($0.utf8)) == []
      }
      findings.report(
        "\(quoted(text)) may be somebody's address", at: node.range,
        fixes: reserved.map { [TestDataScan.fix(String($0), at: places)] } ?? [])
    }
  }

  /// The domain of a mail address; nil for a text that is none.
  private static func domain(of text: String) -> String? {
    let parts = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty,
      parts[0].allSatisfy({ TestDataScan.isWord($0) || ".+-".utf8.contains($0) })
    else { return nil }
    let domain = String(decoding: parts[1], as: UTF8.self)
    return RealDomain.isDomain(domain) ? domain : nil
  }
}
