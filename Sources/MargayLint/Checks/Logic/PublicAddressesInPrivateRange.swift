import MargayDiagnostics
import MargayFrontend
import MargayIR

/// A network is a private range with a prefix that is too short, so that it holds public addresses too.
///
/// ## Why
///
/// Of `172.0.0.0/8` only `172.16.0.0/12` is private, and of `192.0.0.0/8` only `192.168.0.0/16`. Traffic from the
/// other
/// addresses is taken for one's own.
///
/// ## Bad
///
/// ```yaml
/// - {KeyPath: sourceIPAddress, Condition: IsIPAddressNotInCIDR, Value: 172.0.0.0/8} # MG6033
/// ```
///
/// ## Good
///
/// ```yaml
/// - {KeyPath: sourceIPAddress, Condition: IsIPAddressNotInCIDR, Value: 172.16.0.0/12}
/// ```
///
/// ## Fix
///
/// Unsafe: writes the private range.
struct PublicAddressesInPrivateRange: RuleCheck {
  let kind = DiagnosticKind("MG6033", "PublicAddressesInPrivateRange", .warning)

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    guard rule.traits.contains(.network) else { return }
    for site in rule.sites {
      guard let predicate = site.predicate, case .network(let network) = predicate.operand,
        let range = PublicAddressesInPrivateRange.ranges.first(where: { $0.wide == network.text })
      else { continue }
      findings.report(
        "\(network.text) holds public addresses too: the private range is \(range.isPrivate)",
        at: rule.range(of: "Value", of: site.expression),
        fixes: rule.writing(range.isPrivate, at: "Value", in: site.expression, range.isPrivate))
    }
  }

  private static let ranges = [
    (wide: "172.0.0.0/8", isPrivate: "172.16.0.0/12"),
    (wide: "192.0.0.0/8", isPrivate: "192.168.0.0/16"),
    (wide: "169.0.0.0/8", isPrivate: "169.254.0.0/16"),
    (wide: "100.0.0.0/8", isPrivate: "100.64.0.0/10"),
  ]
}
