import MargayDiagnostics
import MargayFrontend
import MargayIR

/// No event fulfils a part of the rule.
///
/// ## Why
///
/// The part does nothing: as an alternative it never holds, as a list comprehension it finds no element. Where only
/// two
/// conditions contradict each other they are told as such (MG6003).
///
/// ## Bad
///
/// ```yaml
/// - {KeyPath: eventName, Condition: Equals, Value: PutBucketPolicy}
/// - Any:
///     - {KeyPath: errorCode, Condition: DoesNotExist}
///     - None: # MG6005
///         - {KeyPath: readOnly, Condition: Equals, Value: true}
///         - {KeyPath: readOnly, Condition: DoesNotEqual, Value: true}
/// ```
///
/// ## Good
///
/// ```yaml
/// - {KeyPath: eventName, Condition: Equals, Value: PutBucketPolicy}
/// - Any:
///     - {KeyPath: errorCode, Condition: DoesNotExist}
///     - None:
///         - {KeyPath: readOnly, Condition: Equals, Value: true}
/// ```
struct ImpossibleGroup: RuleCheck {
  let kind = DiagnosticKind("MG6005", "ImpossibleGroup", .warning)

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    for fact in rule.survey.facts {
      switch fact {
      case .never(let site):
        let outermost = rule.sites[site]
        // Of the whole Detection another check tells.
        if outermost.parent == nil, outermost.part == .detection { continue }
        findings.report(
          "no event fulfils these conditions together", at: rule.range(of: outermost.expression))
      case .always(let site):
        guard case .none = rule.sites[site].expression.kind else { continue }
        findings.report(
          "one of these conditions always holds, so that None never does",
          at: rule.range(of: rule.sites[site].expression))
      default: break
      }
    }
  }
}
