import MargayDiagnostics
import MargayFrontend

/// A RuleID is not made of letters, digits, dots, hyphens and underscores.
///
/// ## Why
///
/// RuleIDs stand on command lines, in file names, in queries and in the names of metrics: a blank or an accent has to be
/// quoted there, each time in another way. `AWS.CloudTrail.RootActivity` says log source and finding. Off by default: the
/// language allows nearly every character.
///
/// ## Bad
///
/// ```yaml
/// RuleID: Root user active! # MG7031
/// ```
///
/// ## Good
///
/// ```yaml
/// RuleID: AWS.CloudTrail.RootActivity
/// ```
struct UnconventionalRuleID: RuleCheck {
  let kind = DiagnosticKind("MG7031", "UnconventionalRuleID", .note)
  let isOnByDefault = false

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    let id = rule.fields.ruleID
    let isPlain = id.value.utf8.allSatisfy { byte in
      (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
        || ".-_".utf8.contains(byte)
    }
    guard !isPlain else { return }
    findings.report(
      "\(quoted(id.value)) is not made of letters, digits, dots, hyphens and underscores",
      at: id.range)
  }
}
