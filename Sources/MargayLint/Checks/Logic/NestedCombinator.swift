import MargayDiagnostics
import MargayFrontend
import MargayIR

/// All stands in All, or Any in Any.
///
/// ## Why
///
/// The inner list could be part of the outer one: the nesting says nothing. Some group for readers, so that this
/// check is
/// off unless it is selected.
///
/// ## Bad
///
/// ```yaml
/// - All: # MG6019
///     - {KeyPath: eventName, Condition: Equals, Value: ConsoleLogin}
///     - {KeyPath: userIdentity.type, Condition: Equals, Value: Root}
/// - {KeyPath: errorCode, Condition: DoesNotExist}
/// ```
///
/// ## Good
///
/// ```yaml
/// - {KeyPath: eventName, Condition: Equals, Value: ConsoleLogin}
/// - {KeyPath: userIdentity.type, Condition: Equals, Value: Root}
/// - {KeyPath: errorCode, Condition: DoesNotExist}
/// ```
struct NestedCombinator: RuleCheck {
  let kind = DiagnosticKind("MG6019", "NestedCombinator", .note)
  let isOnByDefault = false

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    guard rule.traits.contains(.combinator) else { return }
    for site in rule.sites {
      guard let parent = site.parent else { continue }
      let message: String
      switch (rule.sites[parent].expression.kind, site.expression.kind) {
      case (.all, .all): message = "this All stands in a list of which all must hold anyway"
      case (.any, .any): message = "this Any stands in an Any"
      default: continue
      }
      findings.report(message, at: rule.range(of: site.expression))
    }
  }
}
