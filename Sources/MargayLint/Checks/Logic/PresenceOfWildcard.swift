import MargayDiagnostics
import MargayEvents
import MargayFrontend
import MargayIR

/// A path with `[*]` is asked whether it exists.
///
/// ## Why
///
/// `a[*].b` gives a list wherever `a` is one, an empty one where no element has `b`. So it exists, and is not null,
/// whatever
/// the elements hold. IsNotNullOrEmpty asks whether there is a value.
///
/// ## Bad
///
/// ```yaml
/// - {KeyPath: "resources[*].ARN", Condition: Exists} # MG6023
/// ```
///
/// ## Good
///
/// ```yaml
/// - {KeyPath: "resources[*].ARN", Condition: IsNotNullOrEmpty}
/// ```
///
/// ## Fix
///
/// Unsafe: writes IsNotNullOrEmpty, or IsNullOrEmpty for DoesNotExist and IsNull.
struct PresenceOfWildcard: RuleCheck {
  let kind = DiagnosticKind("MG6023", "PresenceOfWildcard", .warning)

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    guard rule.traits.isSuperset(of: [.wildcard, .presence]) else { return }
    for site in rule.sites {
      guard let predicate = site.predicate, let path = predicate.path,
        path.steps.contains(.wildcard),
        predicate.condition == .exists || predicate.condition == .isNull
      else { continue }
      let asksForValue = (predicate.condition == .exists) != predicate.isNegated
      let other = ConditionTable.spelling(of: .isNullOrEmpty, isNegated: asksForValue)
      findings.report(
        "\(quoted(path.text)) exists wherever its list does, be it empty: \(other) asks for values",
        at: rule.range(of: "Condition", of: site.expression),
        fixes: rule.writing(condition: other, in: site.expression))
    }
  }
}
