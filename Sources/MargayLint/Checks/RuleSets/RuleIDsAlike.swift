import MargayDiagnostics
import MargayFrontend

/// Two RuleIDs differ only in case and punctuation.
///
/// ## Why
///
/// `AWS.Root.Login` and `aws_root_login` are two rules to every tool and one to every reader: an override, a suppression or a
/// ticket then names the wrong one.
///
/// ## Bad
///
/// ```yaml file=first.yml
/// RuleID: Example.RootLogin
/// ```
///
/// ```yaml file=second.yml
/// RuleID: Example.Root-Login # MG8104
/// ```
///
/// ## Good
///
/// ```yaml file=first.yml
/// RuleID: Example.RootLogin
/// ```
///
/// ```yaml file=second.yml
/// RuleID: Example.RootLoginWithoutMFA
/// ```
struct RuleIDsAlike: RuleSetCheck {
  let kind = DiagnosticKind("MG8104", "RuleIDsAlike", .warning)

  func links(of rule: LintedRule) -> [String]? {
    [String(decoding: RuleIDsAlike.letters(of: rule), as: UTF8.self)]
  }

  private static func letters(of rule: LintedRule) -> [UInt8] {
    rule.fields.ruleID.value.utf8.compactMap { byte in
      isPunctuation(byte) ? nil : (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
    }
  }

  private static func isPunctuation(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x2D, 0x2E, 0x2F, 0x3A, 0x5F: true
    default: false
    }
  }

  func check(_ set: LintedRuleSet, _ findings: CheckFindings) {
    set.reportRepeated(.ruleID, findings) { rule in
      CaselessDigest.number(
        rule.fields.ruleID.value, passingOver: RuleIDsAlike.isPunctuation)
    } value: { rule in
      RuleIDsAlike.letters(of: rule)
    } message: {
      "\(quoted($0.fields.ruleID.value)) differs from \(quoted($1.fields.ruleID.value)) only in case"
        + " and punctuation"
    }
  }
}
