import MargayDiagnostics
import MargayFrontend
import MargayIR

/// A network holds every address.
///
/// ## Why
///
/// Every IPv4 address and network lies in `0.0.0.0/0`, and every IPv6 one in `::/0`. Where a field holds the text of
/// a network
/// that is open to everybody, Equals asks for it; where any address is meant, IsIPv4Address does.
///
/// ## Bad
///
/// ```yaml
/// - {KeyPath: requestParameters.cidrIp, Condition: IsIPAddressInCIDR, Value: 0.0.0.0/0} # MG6032
/// ```
///
/// ## Good
///
/// ```yaml
/// - {KeyPath: requestParameters.cidrIp, Condition: Equals, Value: 0.0.0.0/0}
/// ```
struct WholeAddressSpace: RuleCheck {
  let kind = DiagnosticKind("MG6032", "WholeAddressSpace", .warning)

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    guard rule.traits.contains(.network) else { return }
    for site in rule.sites {
      guard let predicate = site.predicate, case .network(let network) = predicate.operand,
        network.prefixLength == 0
      else { continue }
      findings.report(
        "\(network.text) holds every \(network.isIPv6 ? "IPv6" : "IPv4") address and network",
        at: rule.range(of: "Value", of: site.expression))
    }
  }
}
