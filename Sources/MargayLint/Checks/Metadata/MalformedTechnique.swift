import MargayDiagnostics
import MargayFrontend
import MargayYAML

/// An item under MITRE ATT&CK is not a tactic and a technique.
///
/// ## Why
///
/// Reports of coverage take the items apart at the colon: the tactic's id, then the technique's, with its sub-technique
/// behind a dot. What is written otherwise is counted nowhere.
///
/// ## Bad
///
/// ```yaml
/// Reports:
///   MITRE ATT&CK:
///     - TA0006:T1556,006 # MG7006
///     - ta0001:t1078 # MG7006
/// ```
///
/// ## Good
///
/// ```yaml
/// Reports:
///   MITRE ATT&CK:
///     - TA0006:T1556.006
///     - TA0001:T1078
/// ```
///
/// ## Fix
///
/// Safe: writes the letters as capitals, a colon between the ids and a dot before the sub-technique, where that is all.
struct MalformedTechnique: RuleCheck {
  let kind = DiagnosticKind("MG7006", "MalformedTechnique", .warning)

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    for item in rule.attackItems where item.item == nil {
      let mended = AttackItem.mended(item.text)
      findings.report(
        "\(quoted(item.text)) is not a tactic and a technique like 'TA0006:T1556.006'",
        at: item.node.reportRange,
        fixes: item.node.aliasRange == nil
          ? mended.map {
            [
              FixIt(
                title: "write \(quoted($0))", safety: .safe, replacing: item.node.range, with: $0)
            ]
          } ?? [] : [])
    }
  }
}
