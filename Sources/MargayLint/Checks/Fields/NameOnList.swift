import MargayDiagnostics
import MargayEvents
import MargayFrontend

/// A path goes on by name behind a field that is a list.
///
/// ## Why
///
/// A list has no names: `target.alternateId` of Okta is missing in every event, since `target` is a list of objects.
/// `[*]`
/// stands for its elements, `[0]` for the first, and AnyElement asks for one that fulfils several conditions.
///
/// ## Bad
///
/// ```yaml
/// LogTypes: [Okta.SystemLog]
/// Detection:
///   - {KeyPath: target.type, Condition: Contains, Value: User} # MG6211
/// ```
///
/// ## Good
///
/// ```yaml
/// LogTypes: [Okta.SystemLog]
/// Detection:
///   - {KeyPath: "target[*].type", Condition: Contains, Value: User}
/// ```
///
/// ## Fix
///
/// Unsafe: writes `[*]` behind the list.
struct NameOnList: RuleCheck {
  let kind = DiagnosticKind("MG6211", "NameOnList", .warning)

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    for use in rule.fieldUses {
      guard case .nameOnList(let step) = use.resolution else { continue }
      var fixes: [FixIt] = []
      var path = use.path
      if path.base == .event {
        path.steps.insert(.wildcard, at: step)
        fixes = use.replacement(path, in: rule)
      }
      let list = EventKeyPath(steps: Array(use.steps[..<step])).text
      findings.report(
        "\(quoted(list)) is a list: its elements are \(quoted(list + "[*]")), one of them"
          + " \(quoted(list + "[0]"))",
        at: use.range(in: rule), fixes: fixes)
    }
  }
}
