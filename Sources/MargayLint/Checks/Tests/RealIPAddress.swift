import MargayDiagnostics
import MargayFrontend
import MargayIR
import MargayYAML

/// A test holds an address of the internet that is none of documentation.
///
/// ## Why
///
/// Events for tests are copied from real logs, and an address may lead to a person or an office. RFC 5737 keeps 192.0.2.0/24,
/// 198.51.100.0/24 and 203.0.113.0/24 for documentation, RFC 3849 2001:db8::/32. These count as private, so that a rule that
/// asks for public addresses is left alone, and so are the addresses of well-known resolvers. Off by default: nobody can see
/// of an address whether it is real.
///
/// ## Bad
///
/// ```yaml
/// Tests:
///   - Name: A sign-in
///     ExpectedResult: true
///     Log: {eventName: ConsoleLogin, sourceIPAddress: 81.2.69.142} # MG7122
/// ```
///
/// ## Good
///
/// ```yaml
/// Tests:
///   - Name: A sign-in
///     ExpectedResult: true
///     Log: {eventName: ConsoleLogin, sourceIPAddress: 203.0.113.1}
/// ```
///
/// ## Fix
///
/// Unsafe: writes an address of documentation throughout the tests and what is expected of them.
struct RealIPAddress: RuleCheck {
  let kind = DiagnosticKind("MG7122", "RealIPAddress", .note)
  let isOnByDefault = false

  private static let resolvers: Set<String> = [
    "1.1.1.1", "1.0.0.1", "8.8.8.8", "8.8.4.4", "9.9.9.9", "149.112.112.112",
  ]

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    guard rule.fields.tests?.isEmpty == false, !RealIPAddress.asksForAddresses(rule) else { return }
    let scan = TestDataScan(rule)
    var seen: Set<String> = []
    var next = 1
    for (text, node) in rule.testTexts {
      var copy = text
      let address = copy.withUTF8 { IPAddressText.address($0) }
      guard let address, SpecialPurposeAddresses.isPublic(address),
        !RealIPAddress.isMulticast(address), !RealIPAddress.resolvers.contains(text),
        seen.insert(text).inserted,
        let places = scan.places(of: Array(text.utf8), isWord: RealIPAddress.isPart)
      else { continue }
      var reserved: String?
      while reserved == nil, next < 255 {
        let candidate =
          address.isIPv6 ? "2001:db8::\(String(next, radix: 16))" : "203.0.113.\(next)"
        next += 1
        if scan.places(of: Array(candidate.utf8), isWord: RealIPAddress.isPart) == [] {
          reserved = candidate
        }
      }
      findings.report(
        "\(quoted(text)) is no address of documentation", at: node.range,
        fixes: reserved.map { [TestDataScan.fix($0, at: places)] } ?? [])
    }
  }

  /// Whether the rule asks what kind of address something is, or in which network it lies.
  private static func asksForAddresses(_ rule: LintedRule) -> Bool {
    func asks(_ expression: Expression) -> Bool {
      switch expression.kind {
      case .all(let children), .any(let children), .onlyOne(let children), .none(let children):
        children.contains(where: asks)
      case .predicate(let predicate):
        [
          .isIPAddressPublic, .isIPAddressPrivate, .isIPAddressInCIDR, .cidrContainsIPAddresses,
        ].contains(predicate.condition)
      case .elements(_, _, let body): asks(body)
      case .constant: false
      }
    }
    return rule.hasFunctions || (rule.logic.map(asks) ?? true)
      || rule.sites.contains { asks($0.expression) }
  }

  private static func isMulticast(_ address: IPAddress) -> Bool {
    address.isIPv6 ? address.high >> 56 == 0xFF : address.low >> 28 == 0xE
  }

  private static func isPart(_ byte: UInt8) -> Bool {
    TestDataScan.isWord(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ":")
  }
}
