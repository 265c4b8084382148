import MargayDiagnostics
import MargayFrontend

/// The name of a rule's file is not made of lower-case letters, digits, hyphens and underscores.
///
/// ## Why
///
/// Names that differ only in case are one file on some disks and two on others, and a blank has to be quoted on every
/// command line. Off by default: the language takes every name that ends in `.yml` or `.yaml`.
///
/// ## Bad
///
/// ```yaml file=RootActivity.yml
/// RuleID: AWS.CloudTrail.RootActivity # MG7032
/// ```
///
/// ## Good
///
/// ```yaml file=root_activity.yml
/// RuleID: AWS.CloudTrail.RootActivity
/// ```
struct UnconventionalFileName: RuleCheck {
  let kind = DiagnosticKind("MG7032", "UnconventionalFileName", .note)
  let isOnByDefault = false

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    let path = rule.file.path
    let name = path.utf8.split(separator: UInt8(ascii: "/")).last ?? path.utf8[...]
    let isPlain = name.allSatisfy { byte in
      (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || ".-_".utf8.contains(byte)
    }
    guard !isPlain else { return }
    findings.report(
      "the file is named \(quoted(String(decoding: name, as: UTF8.self))), not in lower-case"
        + " letters, digits, hyphens and underscores", at: rule.fields.ruleID.range)
  }
}
