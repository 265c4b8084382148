import MargayDiagnostics
import MargayEvents
import MargayFrontend
import MargayIR

/// None with a test for private addresses holds for everything that is no address.
///
/// ## Why
///
/// What is not private may be public, but also missing, or a name: `sourceIPAddress` of CloudTrail holds the names of
/// services.
/// IsIPAddressPublic asks for a public address. It cannot be known what is meant, so that this check is off unless it
/// is
/// selected.
///
/// ## Bad
///
/// ```yaml
/// - None:
///     - {KeyPath: sourceIPAddress, Condition: IsIPAddressPrivate} # MG6035
/// ```
///
/// ## Good
///
/// ```yaml
/// - {KeyPath: sourceIPAddress, Condition: IsIPAddressPublic}
/// ```
struct NotAPrivateAddress: RuleCheck {
  let kind = DiagnosticKind("MG6035", "NotAPrivateAddress", .note)
  let isOnByDefault = false

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    guard rule.traits.contains(.addressTest) else { return }
    for (index, site) in rule.sites.enumerated() {
      guard let predicate = site.predicate, let path = predicate.path, let parent = site.parent,
        case .none = rule.sites[parent].expression.kind,
        predicate.condition == .isIPAddressPrivate || predicate.condition == .isIPAddressPublic,
        !rule.isAskedFor(path, beside: index)
      else { continue }
      let other = predicate.condition == .isIPAddressPrivate ? "Public" : "Private"
      findings.report(
        "None with \(predicate.name) holds too where \(quoted(path.text)) is no address:"
          + " IsIPAddress\(other) asks for one",
        at: rule.range(of: "Condition", of: site.expression))
    }
  }
}
