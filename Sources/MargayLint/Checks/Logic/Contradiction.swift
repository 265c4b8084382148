import MargayDiagnostics
import MargayFrontend
import MargayIR

/// Two conditions must both hold, and no event fulfils both.
///
/// ## Why
///
/// Conditions of a list must all hold. A field that equals one value equals no other, does not start otherwise, and
/// is not
/// missing. Where one of two values is meant, IsIn or Any says so.
///
/// ## Bad
///
/// ```yaml
/// - {KeyPath: eventName, Condition: Equals, Value: StopLogging}
/// - {KeyPath: eventName, Condition: Equals, Value: DeleteTrail} # MG6003
/// ```
///
/// ## Good
///
/// ```yaml
/// - {KeyPath: eventName, Condition: IsIn, Values: [StopLogging, DeleteTrail]}
/// ```
struct Contradiction: RuleCheck {
  let kind = DiagnosticKind("MG6003", "Contradiction", .warning)

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    for case .contradiction(let first, let second) in rule.survey.facts {
      let end = rule.isOfDetection(second) ? ", so that the rule never matches" : ""
      findings.report(
        "no event fulfils this and the condition in line \(rule.line(of: first)) together\(end)",
        at: rule.range(of: rule.sites[second].expression),
        related: [rule.related("the other condition", rule.sites[first].expression)])
    }
  }
}
