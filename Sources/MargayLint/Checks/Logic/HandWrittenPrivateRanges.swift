import MargayDiagnostics
import MargayEvents
import MargayFrontend
import MargayIR

/// The private ranges of IPv4 are written by hand.
///
/// ## Why
///
/// IsIPAddressPrivate knows them, and loopback, link-local and IPv6 addresses too. Some want exactly the three
/// ranges, so that
/// this check is off unless it is selected.
///
/// ## Bad
///
/// ```yaml
/// - None: # MG6034
///     - {KeyPath: sourceIPAddress, Condition: IsIPAddressInCIDR, Value: 10.0.0.0/8}
///     - {KeyPath: sourceIPAddress, Condition: IsIPAddressInCIDR, Value: 172.16.0.0/12}
///     - {KeyPath: sourceIPAddress, Condition: IsIPAddressInCIDR, Value: 192.168.0.0/16}
/// ```
///
/// ## Good
///
/// ```yaml
/// - {KeyPath: sourceIPAddress, Condition: IsIPAddressPublic}
/// ```
struct HandWrittenPrivateRanges: RuleCheck {
  let kind = DiagnosticKind("MG6034", "HandWrittenPrivateRanges", .note)
  let isOnByDefault = false

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    guard rule.traits.contains(.network) else { return }
    for site in rule.sites {
      let children: [Expression]
      switch site.expression.kind {
      case .all(let list), .any(let list), .none(let list): children = list
      default: continue
      }
      var ranges: [EventKeyPath: Set<String>] = [:]
      for child in children {
        guard case .predicate(let predicate) = child.kind, let path = predicate.path,
          case .network(let network) = predicate.operand
        else { continue }
        ranges[path, default: []].insert(network.text)
      }
      for (path, found) in ranges where found.isSuperset(of: HandWrittenPrivateRanges.ranges) {
        findings.report(
          "the private ranges are written by hand for \(quoted(path.text)):"
            + " IsIPAddressPrivate and IsIPAddressPublic know them",
          at: rule.range(of: site.expression))
      }
    }
  }

  private static let ranges: Set<String> = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"]
}
