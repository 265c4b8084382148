import MargayDiagnostics
import MargayFrontend
import MargayYAML

/// A test holds a link to a host that may be somebody's.
///
/// ## Why
///
/// Events for tests are copied from real logs: the name of a host tells which systems there are, and a name that was free
/// when the test was written may be an attacker's tomorrow. RFC 2606 keeps example.com, example.net, example.org and the
/// names below `.example` and `.test` for this. Hosts of the services themselves, those that the rule itself names, and those
/// below `domains` in `.margay.yml` are left alone. Off by default: nobody can see of a name whether it is real.
///
/// ## Bad
///
/// ```yaml
/// Tests:
///   - Name: A sign-in
///     ExpectedResult: true
///     Log: {eventName: ConsoleLogin, url: https://wiki.lovelace-industries.com/start} # MG7125
/// ```
///
/// ## Good
///
/// ```yaml
/// Tests:
///   - Name: A sign-in
///     ExpectedResult: true
///     Log: {eventName: ConsoleLogin, url: https://wiki.example.com/start}
/// ```
///
/// ## Fix
///
/// Unsafe: writes a name below example.com throughout the tests and what is expected of them.
struct RealDomain: RuleCheck {
  let kind = DiagnosticKind("MG7125", "RealDomain", .note)
  let isOnByDefault = false

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    guard rule.fields.tests?.isEmpty == false else { return }
    let scan = TestDataScan(rule)
    var seen: Set<String> = []
    for (text, node) in rule.testTexts {
      guard let host = RealDomain.host(of: text), seen.insert(host).inserted,
        !ReservedNames.isReserved(domain: host), !ServiceDomains.contain(host),
        !rule.settings.domains.contains(where: { ReservedNames.isDomain(host, inside: $0) }),
        let places = scan.places(of: Array(host.utf8), isWord: RealDomain.isPart)
      else { continue }
      let first = host.prefix { $0 != "." }
      let names = [String(first) + ".example.com"] + (1...9).map { "host\($0).example.com" }
      let reserved = names.first {
        scan.places(of: Array($0.utf8), isWord: RealDomain.isPart) == []
      }
      findings.report(
        "\(quoted(host)) may be somebody's host", at: node.range,
        fixes: reserved.map { [TestDataScan.fix($0, at: places)] } ?? [])
    }
  }

  /// The host of a link; nil for a text that is none, and for an address.
  private static func host(of text: String) -> String? {
    let schemes = ["https://", "http://", "wss://", "ldap://", "ftp://"]
    guard let scheme = schemes.first(where: { text.utf8.starts(with: $0.utf8) }) else { return nil }
    let rest = text.utf8.dropFirst(scheme.utf8.count)
    let host = rest.prefix { isPart($0) }
    let name = String(decoding: host, as: UTF8.self)
    // A name before an at sign is a user's.
    guard rest.dropFirst(host.count).first != UInt8(ascii: "@") else { return nil }
    return isDomain(name) ? name : nil
  }

  /// Whether a text is the name of a host with a top-level domain of letters.
  static func isDomain(_ text: String) -> Bool {
    let labels = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard labels.count > 1, let last = labels.last, last.count > 1 else { return false }
    return last.allSatisfy { (0x61...0x7A).contains($0 | 0x20) }
      && labels.allSatisfy { !$0.isEmpty && $0.allSatisfy { isPart($0) } }
  }

  private static func isPart(_ byte: UInt8) -> Bool {
    TestDataScan.isDigit(byte) || (0x61...0x7A).contains(byte | 0x20)
      || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
  }
}
