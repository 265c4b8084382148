import MargayDiagnostics
import MargayFrontend
import MargayYAML

/// A technique stands under a tactic that it does not serve.
///
/// ## Why
///
/// Reports of coverage show the rule in the wrong column of the matrix, or leave it out. A technique serves one tactic or a
/// few; the tactic is what the attacker wants with it in the case that the rule finds.
///
/// ## Bad
///
/// ```yaml
/// Reports:
///   MITRE ATT&CK:
///     - TA0040:T1087 # MG7009
/// ```
///
/// ## Good
///
/// ```yaml
/// Reports:
///   MITRE ATT&CK:
///     - TA0007:T1087
/// ```
///
/// ## Fix
///
/// Unsafe: writes the tactic, where the technique serves a single one.
struct TechniqueOfOtherTactic: RuleCheck {
  let kind = DiagnosticKind("MG7009", "TechniqueOfOtherTactic", .warning)

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    for written in rule.attackItems {
      guard let item = written.item, written.tactic != nil, let technique = written.technique,
        !technique.tactics.isEmpty, !technique.tactics.contains(item.tactic)
      else { continue }
      let node = written.node
      let names = technique.tactics.map { id in
        "\(id)" + (AttackMatrix.tactic(id).map { " \($0.name)" } ?? "")
      }
      findings.report(
        "\(item.technique) (\(technique.name)) does not serve \(item.tactic), but "
          + names.joined(separator: " and "), at: node.reportRange,
        fixes: node.aliasRange == nil && technique.tactics.count == 1
          ? [AttackItem.fix("\(technique.tactics[0]):\(item.technique)", node, .unsafe)] : [])
    }
  }
}

extension AttackItem {
  /// Writes another item in the place of one.
  static func fix(_ item: String, _ node: YAMLNode, _ safety: FixSafety) -> FixIt {
    FixIt(title: "write '\(item)'", safety: safety, replacing: node.range, with: item)
  }
}
