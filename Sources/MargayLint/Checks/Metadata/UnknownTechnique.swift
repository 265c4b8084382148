import MargayDiagnostics
import MargayFrontend
import MargayYAML

/// An item under MITRE ATT&CK names a tactic or a technique that there never was.
///
/// ## Why
///
/// Reports of coverage count it as a technique of its own, or nowhere. Most often two digits were exchanged. Margay knows the
/// Enterprise matrix in the version that the message names; tactics of the matrices for mobile devices and industrial control
/// systems are left alone, with what stands under them.
///
/// ## Bad
///
/// ```yaml
/// Reports:
///   MITRE ATT&CK:
///     - TA0001:T1087.999 # MG7008
/// ```
///
/// ## Good
///
/// ```yaml
/// Reports:
///   MITRE ATT&CK:
///     - TA0001:T1078
/// ```
struct UnknownTechnique: RuleCheck {
  let kind = DiagnosticKind("MG7008", "UnknownTechnique", .warning)

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    for written in rule.attackItems {
      guard let item = written.item, item.isOfEnterpriseMatrix else { continue }
      let unknown =
        (written.tactic == nil ? [item.tactic] : [])
        + (written.technique == nil ? [item.technique] : [])
      for id in unknown {
        findings.report(
          "there is no \(id) in ATT&CK \(AttackMatrix.version)", at: written.node.reportRange)
      }
    }
  }
}

extension AttackItem {
  /// Whether the tactic is not one of the other matrices: TA0027 and following are Mobile, TA0100 and following ICS.
  var isOfEnterpriseMatrix: Bool {
    let number = Int(tactic.dropFirst(2)) ?? 0
    return !(27...41).contains(number) && !(100...199).contains(number)
  }
}
