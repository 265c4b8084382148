import MargayDiagnostics
import MargayEvents
import MargayFrontend
import MargayIR

/// GroupBy names an address.
///
/// ## Why
///
/// An attacker with many addresses makes as many alerts, and stays below a Threshold from each; a proxy or a gateway puts
/// many people under one address. Where a rule is about an account or a resource, group by that. For scans and floods from
/// one source the address is right, so that this check is off by default.
///
/// ## Bad
///
/// ```yaml
/// GroupBy:
///   - Key: sourceIPAddress # MG7017
/// ```
///
/// ## Good
///
/// ```yaml
/// GroupBy:
///   - KeyPath: userIdentity.arn
/// ```
struct GroupByIPAddress: RuleCheck {
  let kind = DiagnosticKind("MG7017", "GroupByIPAddress", .note)
  let isOnByDefault = false

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    for item in rule.groupByItems {
      let text = item.path.text
      let isAddress = rule.logTypes.contains { name in
        LogTypes.named(name)?.indicators.contains {
          $0.kind == .ipAddress && $0.path.utf8.elementsEqual(text.utf8)
        } ?? false
      }
      guard isAddress else { continue }
      findings.report(
        "\(quoted(text)) is an address, of which one person may have many, and many people one",
        at: item.range)
    }
  }
}
