import MargayDiagnostics
import MargayFrontend
import MargayYAML

/// A technique under MITRE ATT&CK has left the matrix.
///
/// ## Why
///
/// Reports of coverage draw the present matrix, in which there is no place for it. Revoked techniques live on under another
/// id, often as a sub-technique; deprecated ones have no successor.
///
/// ## Bad
///
/// ```yaml
/// Reports:
///   MITRE ATT&CK:
///     - TA0003:T1060 # MG7010
/// ```
///
/// ## Good
///
/// ```yaml
/// Reports:
///   MITRE ATT&CK:
///     - TA0003:T1547.001
/// ```
///
/// ## Fix
///
/// Unsafe: writes the successor, where it serves the tactic or serves a single one.
struct SupersededTechnique: RuleCheck {
  let kind = DiagnosticKind("MG7010", "SupersededTechnique", .warning)

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    for written in rule.attackItems {
      guard let item = written.item, let technique = written.technique, technique.tactics.isEmpty
      else { continue }
      let node = written.node
      guard let next = AttackMatrix.successor(of: technique) else {
        findings.report(
          "\(item.technique) (\(technique.name)) has left ATT&CK without a successor",
          at: node.reportRange)
        continue
      }
      let tactic =
        next.tactics.contains(item.tactic)
        ? item.tactic : next.tactics.count == 1 ? next.tactics[0] : nil
      findings.report(
        "\(item.technique) (\(technique.name)) is now \(next.id) (\(next.name))",
        at: node.reportRange,
        fixes: node.aliasRange == nil
          ? tactic.map { [AttackItem.fix("\($0):\(next.id)", node, .unsafe)] } ?? [] : [])
    }
  }
}
