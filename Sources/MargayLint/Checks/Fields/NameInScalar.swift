import MargayDiagnostics
import MargayEvents
import MargayFrontend

/// A path goes on behind a field that is a text, a number or a boolean.
///
/// ## Why
///
/// Such a field has no fields of its own, so that the path leads to nothing in every event.
///
/// ## Bad
///
/// ```yaml
/// - {KeyPath: eventSource.name, Condition: Equals, Value: iam.amazonaws.com} # MG6214
/// ```
///
/// ## Good
///
/// ```yaml
/// - {KeyPath: eventSource, Condition: Equals, Value: iam.amazonaws.com}
/// ```
struct NameInScalar: RuleCheck {
  let kind = DiagnosticKind("MG6214", "NameInScalar", .warning)

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    for use in rule.fieldUses {
      guard case .nameInScalar(let step, let kind) = use.resolution else { continue }
      let what =
        switch kind {
        case .number: "a number"
        case .numberOrText: "a number or text"
        case .bool: "a boolean"
        case .text, .anycase, .list: "text"
        }
      findings.report(
        "\(quoted(EventKeyPath(steps: Array(use.steps[..<step])).text)) is \(what) and has no fields",
        at: use.range(in: rule))
    }
  }
}
