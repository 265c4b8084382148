import MargayDiagnostics
import MargayEvents
import MargayFrontend
import MargayIR

/// A path in Expressions begins with the list's own path.
///
/// ## Why
///
/// Paths in Expressions begin at the element: `userIdentity.roles` inside of it is a field of the element, which is
/// hardly
/// ever there. What stands behind the list's path is meant.
///
/// ## Bad
///
/// ```yaml
/// - KeyPath: requestParameters.permissions
///   Condition: AnyElement
///   Expressions:
///     - {KeyPath: requestParameters.permissions.group, Condition: Equals, Value: all} # MG6038
/// ```
///
/// ## Good
///
/// ```yaml
/// - KeyPath: requestParameters.permissions
///   Condition: AnyElement
///   Expressions:
///     - {KeyPath: group, Condition: Equals, Value: all}
/// ```
///
/// ## Fix
///
/// Unsafe: leaves out the list's path.
struct AbsolutePathInExpressions: RuleCheck {
  let kind = DiagnosticKind("MG6038", "AbsolutePathInExpressions", .warning)

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    guard rule.traits.contains(.elements) else { return }
    for site in rule.sites {
      guard let predicate = site.predicate, let path = predicate.path, path.base == .element,
        let outer = site.comprehension,
        case .elements(_, let list, _) = rule.sites[outer].expression.kind,
        path.steps.count > list.steps.count, !list.steps.isEmpty,
        path.steps.starts(with: list.steps)
      else { continue }
      var rest = path.steps[list.steps.count...]
      let goesOn = rest.first.map { if case .name = $0 { false } else { true } } ?? false
      // The elements of a list `a` may have a field `a`.
      guard goesOn || list.steps.count > 1 else { continue }
      if goesOn { rest = rest.dropFirst() }
      let relative = EventKeyPath(steps: Array(rest)).text
      findings.report(
        "\(quoted(EventKeyPath(steps: path.steps).text)) begins at the element, not at the event",
        at: rule.range(of: "KeyPath", of: site.expression),
        fixes: rest.isEmpty
          ? []
          : rule.writing(
            YAMLValueText.scalar(relative), at: "KeyPath", in: site.expression, relative))
    }
  }
}
