import MargayDiagnostics
import MargayFrontend
import MargayIR

/// No event fulfils the rule, so that it never makes an alert.
///
/// ## Why
///
/// A rule that is proved never to match looks like cover and is none. Pairs of conditions that contradict each other
/// are
/// told as such (MG6003); here it takes more than two, or the Detection is AlwaysFalse.
///
/// ## Bad
///
/// ```yaml
/// Detection: # MG6001
///   - {KeyPath: eventName, Condition: IsIn, Values: [StopLogging, DeleteTrail]}
///   - {KeyPath: eventName, Condition: IsNotIn, Values: [StopLogging, UpdateTrail]}
///   - {KeyPath: eventName, Condition: IsNotIn, Values: [DeleteTrail, CreateTrail]}
/// ```
///
/// ## Good
///
/// ```yaml
/// Detection:
///   - {KeyPath: eventName, Condition: IsIn, Values: [StopLogging, DeleteTrail]}
///   - {KeyPath: errorCode, Condition: DoesNotExist}
/// ```
struct NeverMatches: RuleCheck {
  let kind = DiagnosticKind("MG6001", "NeverMatches", .warning)

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    guard
      let detection = rule.sites.firstIndex(where: { $0.part == .detection && $0.parent == nil })
    else { return }
    let isNever = rule.survey.facts.contains {
      switch $0 {
      case .neverMatches: true
      case .never(let site): site == detection
      default: false
      }
    }
    if isNever {
      findings.report(
        rule.fields.filters == nil
          ? "no event fulfils these conditions together, so that the rule never matches"
          : "no event fulfils InlineFilters and Detection together, so that the rule never matches",
        at: rule.place(ofKey: .detection))
    } else if rule.traits.contains(.constant), rule.children(of: detection).count == 1,
      rule.sites[detection + 1].expression.kind == .constant(false)
    {
      findings.report(
        "AlwaysFalse is all that the Detection says, so that the rule never matches",
        at: rule.range(of: rule.sites[detection + 1].expression))
    }
  }
}
