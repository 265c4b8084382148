import MargayDiagnostics
import MargayEvents
import MargayFrontend
import MargayIR

/// `[*]`, an index or a list comprehension stands for elements of a field that is no list.
///
/// ## Why
///
/// What is no list has no elements: the path leads to nothing, and a comprehension sees an empty list.
///
/// ## Bad
///
/// ```yaml
/// - {KeyPath: "userIdentity[*].type", Condition: Contains, Value: Root} # MG6213
/// ```
///
/// ## Good
///
/// ```yaml
/// - {KeyPath: userIdentity.type, Condition: Contains, Value: Root}
/// ```
///
/// ## Fix
///
/// Unsafe: leaves out the index.
struct ElementsOfOtherField: RuleCheck {
  let kind = DiagnosticKind("MG6213", "ElementsOfOtherField", .warning)

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    for use in rule.fieldUses {
      switch use.resolution {
      case .elementOfOther(let step):
        var fixes: [FixIt] = []
        var path = use.path
        if path.base == .event, path.steps.count == use.steps.count {
          path.steps.remove(at: step)
          fixes = use.replacement(path, in: rule)
        }
        findings.report(
          "\(quoted(EventKeyPath(steps: Array(use.steps[..<step])).text)) is no list and has no"
            + " elements",
          at: use.range(in: rule), fixes: fixes)
      case .field(let field, isElement: false):
        guard let site = use.site, case .elements = rule.sites[site].expression.kind,
          !field.isList, let kind = field.kind, kind != .list
        else { continue }
        findings.report(
          "\(quoted(use.path.text)) is no list and has no elements", at: use.range(in: rule))
      default: break
      }
    }
  }
}
