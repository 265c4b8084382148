import MargayDiagnostics
import MargayEvents
import MargayFrontend
import MargayIR
import MargayYAML

/// A field is compared with itself.
///
/// ## Why
///
/// The comparison asks only whether the field is there. The second of the two was meant to be another one.
///
/// ## Bad
///
/// ```yaml
/// - Condition: DoesNotEqual
///   Values: # MG6029
///     - KeyPath: userIdentity.accountId
///     - KeyPath: userIdentity.accountId
/// ```
///
/// ## Good
///
/// ```yaml
/// - Condition: DoesNotEqual
///   Values:
///     - KeyPath: userIdentity.accountId
///     - KeyPath: recipientAccountId
/// ```
struct FieldComparedWithItself: RuleCheck {
  let kind = DiagnosticKind("MG6029", "FieldComparedWithItself", .warning)

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    guard rule.traits.contains(.multiKey) else { return }
    for site in rule.sites {
      guard let predicate = site.predicate, case .path(let second) = predicate.operand,
        let first = predicate.path, first == second
      else { continue }
      let range = rule.entry("Values", of: site.expression)?.key.range
      findings.report(
        "\(quoted(first.text)) is compared with itself",
        at: range ?? rule.range(of: site.expression))
    }
  }
}
