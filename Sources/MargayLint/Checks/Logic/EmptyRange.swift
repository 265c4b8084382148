import MargayDiagnostics
import MargayFrontend
import MargayIR

/// No value lies between two bounds that must both hold.
///
/// ## Why
///
/// The lower bound is not below the upper one. Often the two are exchanged, or an Any was meant: below the one or
/// above the
/// other.
///
/// ## Bad
///
/// ```yaml
/// - {KeyPath: additionalEventData.bytes, Condition: IsLessThan, Value: 100}
/// - {KeyPath: additionalEventData.bytes, Condition: IsGreaterThan, Value: 500} # MG6004
/// ```
///
/// ## Good
///
/// ```yaml
/// - {KeyPath: additionalEventData.bytes, Condition: IsGreaterThan, Value: 100}
/// - {KeyPath: additionalEventData.bytes, Condition: IsLessThan, Value: 500}
/// ```
struct EmptyRange: RuleCheck {
  let kind = DiagnosticKind("MG6004", "EmptyRange", .warning)

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    for case .emptyRange(let first, let second) in rule.survey.facts {
      guard let low = rule.sites[first].predicate, let high = rule.sites[second].predicate else {
        continue
      }
      findings.report(
        "no value fulfils \(low.name) \(low.operand.text ?? "")"
          + " and \(high.name) \(high.operand.text ?? "")",
        at: rule.range(of: rule.sites[second].expression),
        related: [rule.related("the other bound", rule.sites[first].expression)])
    }
  }
}
