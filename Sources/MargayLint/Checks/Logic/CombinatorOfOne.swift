import MargayDiagnostics
import MargayFrontend
import MargayIR

/// All, Any or OnlyOne has a single expression.
///
/// ## Why
///
/// It says what the expression says. Where more alternatives are to come the frame may stay, so that this check is
/// off unless
/// it is selected. None of one expression is its negation and stays.
///
/// ## Bad
///
/// ```yaml
/// - Any: # MG6018
///     - KeyPath: eventName
///       Condition: Equals
///       Value: ConsoleLogin
/// ```
///
/// ## Good
///
/// ```yaml
/// - KeyPath: eventName
///   Condition: Equals
///   Value: ConsoleLogin
/// ```
///
/// ## Fix
///
/// Safe: puts the expression in the combinator's place, in block style.
struct CombinatorOfOne: RuleCheck {
  let kind = DiagnosticKind("MG6018", "CombinatorOfOne", .note)
  let isOnByDefault = false

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    guard rule.traits.contains(.combinator) else { return }
    for (index, site) in rule.sites.enumerated() where site.parent != nil {
      let name: String
      switch site.expression.kind {
      case .all(let children) where children.count == 1: name = "All"
      case .any(let children) where children.count == 1: name = "Any"
      case .onlyOne(let children) where children.count == 1: name = "OnlyOne"
      default: continue
      }
      // The list of a list comprehension is no combinator.
      guard rule.file.text(rule.range(of: site.expression)).utf8.starts(with: name.utf8) else {
        continue
      }
      findings.report(
        "\(name) of one expression says what the expression says",
        at: rule.range(of: site.expression), fixes: rule.unwrapping(index))
    }
  }
}
