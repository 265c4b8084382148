import MargayDiagnostics
import MargayFrontend
import MargayIR
import MargayYAML

/// AlwaysTrue or AlwaysFalse decides alone, whatever stands beside it.
///
/// ## Why
///
/// AlwaysFalse in a list that must hold keeps it from ever holding, and AlwaysTrue in an Any makes every other
/// alternative
/// idle. Most often it is left over from a trial. AlwaysTrue in a list that must hold and AlwaysFalse in an Any
/// change
/// nothing and stay.
///
/// ## Bad
///
/// ```yaml
/// - {KeyPath: eventName, Condition: Equals, Value: ConsoleLogin}
/// - {Condition: AlwaysFalse} # MG6017
/// ```
///
/// ## Good
///
/// ```yaml
/// - {KeyPath: eventName, Condition: Equals, Value: ConsoleLogin}
/// ```
///
/// ## Fix
///
/// Unsafe: removes the constant.
struct DominatingConstant: RuleCheck {
  let kind = DiagnosticKind("MG6017", "DominatingConstant", .warning)

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    guard rule.traits.contains(.constant) else { return }
    for (index, site) in rule.sites.enumerated() {
      guard case .constant(let value) = site.expression.kind, let parent = site.parent,
        rule.children(of: parent).count > 1,
        let entry = rule.entry("Condition", of: site.expression)
      else { continue }
      let effect: String
      switch (rule.sites[parent].expression.kind, value) {
      case (.all, false): effect = "these expressions never hold together"
      case (.any, true): effect = "the other alternatives have no effect"
      case (.none, true): effect = "None never holds"
      case (.onlyOne, true): effect = "OnlyOne holds only where no other expression does"
      default: continue
      }
      let name = value ? "AlwaysTrue" : "AlwaysFalse"
      findings.report(
        "\(name) decides alone: \(effect)", at: entry.value.reportRange,
        fixes: rule.removal(of: index, "remove \(name)", .unsafe))
    }
  }
}
