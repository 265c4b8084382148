import MargayDiagnostics
import MargayFrontend
import MargayYAML

/// A framework under Reports is MITRE ATT&CK in another spelling.
///
/// ## Why
///
/// Reports of coverage look for `MITRE ATT&CK`, letter by letter; under another name the techniques are counted nowhere.
///
/// ## Bad
///
/// ```yaml
/// Reports:
///   Mitre Attack: # MG7007
///     - TA0001:T1078
/// ```
///
/// ## Good
///
/// ```yaml
/// Reports:
///   MITRE ATT&CK:
///     - TA0001:T1078
/// ```
///
/// ## Fix
///
/// Safe: writes the name, unless it stands there already.
struct MisspeltFramework: RuleCheck {
  let kind = DiagnosticKind("MG7007", "MisspeltFramework", .warning)

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    guard let entries = rule.entry(.reports)?.value.entries else { return }
    let isThere = entries.contains { $0.key.isText(AttackItem.framework) }
    for entry in entries where !entry.key.isText(AttackItem.framework) {
      guard let name = entry.key.scalarText, AttackItem.isFramework(name) else { continue }
      findings.report(
        "\(quoted(name)) is not how the framework is written: '\(AttackItem.framework)'",
        at: entry.key.reportRange,
        fixes: isThere || entries.count { AttackItem.isFramework($0.key.scalarText ?? "") } > 1
          ? []
          : [
            FixIt(
              title: "write '\(AttackItem.framework)'", safety: .safe, replacing: entry.key.range,
              with: AttackItem.framework)
          ])
    }
  }
}
