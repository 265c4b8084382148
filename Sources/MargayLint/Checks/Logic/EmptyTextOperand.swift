import MargayDiagnostics
import MargayEvents
import MargayFrontend
import MargayIR

/// A condition on parts of a text has an empty text.
///
/// ## Why
///
/// Every text begins and ends with the empty text and contains it: the condition asks only whether the value is a
/// text.
///
/// ## Bad
///
/// ```yaml
/// - {KeyPath: errorCode, Condition: StartsWith, Value: ""} # MG6028
/// ```
///
/// ## Good
///
/// ```yaml
/// - {KeyPath: errorCode, Condition: Exists}
/// ```
struct EmptyTextOperand: RuleCheck {
  let kind = DiagnosticKind("MG6028", "EmptyTextOperand", .warning)

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    guard rule.traits.contains(.pattern) else { return }
    for site in rule.sites {
      guard let predicate = site.predicate, predicate.condition.looksAtParts,
        predicate.operand == .literal(.string([]))
      else { continue }
      findings.report(
        "\(predicate.name) with an empty text \(predicate.isNegated ? "never holds" : "holds")"
          + " for any text",
        at: rule.range(of: "Value", of: site.expression))
    }
  }
}
