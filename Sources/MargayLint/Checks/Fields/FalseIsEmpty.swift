import MargayDiagnostics
import MargayEvents
import MargayFrontend
import MargayIR

/// IsNullOrEmpty or IsNotNullOrEmpty asks for a boolean or a number.
///
/// ## Why
///
/// In the Detection `false` and `0` count as empty: IsNotNullOrEmpty on `readOnly` holds only where it is true.
/// Sometimes just
/// that is meant, so that this check is off unless it is selected; where it is not, IsNull asks whether the field is
/// there.
///
/// ## Bad
///
/// ```yaml
/// - {KeyPath: readOnly, Condition: IsNotNullOrEmpty} # MG6210
/// ```
///
/// ## Good
///
/// ```yaml
/// - {KeyPath: readOnly, Condition: IsNotNull}
/// ```
struct FalseIsEmpty: RuleCheck {
  let kind = DiagnosticKind("MG6210", "FalseIsEmpty", .note)
  let isOnByDefault = false

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    guard rule.traits.contains(.presence) else { return }
    for use in rule.fieldUses {
      guard let site = use.site, let predicate = rule.sites[site].predicate,
        predicate.condition == .isNullOrEmpty, predicate.emptiness == .falsy,
        let kind = use.scalarKind, kind == .bool || kind == .number
      else { continue }
      findings.report(
        "for \(predicate.name) \(kind == .bool ? "false" : "0") counts as empty",
        at: rule.range(of: "Condition", of: rule.sites[site].expression))
    }
  }
}
