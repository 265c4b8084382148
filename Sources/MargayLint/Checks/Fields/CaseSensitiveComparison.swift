import MargayDiagnostics
import MargayEvents
import MargayFrontend
import MargayIR

/// Text whose case somebody else chose is compared as it stands.
///
/// ## Why
///
/// User agents, host names and addresses of e-mail are written in any case by those who send them: `Contains: sqlmap`
/// misses
/// `SQLMap`. The conditions that begin with I compare after lower-casing. Where a service writes the text its case
/// can be relied
/// on, so that this check is off unless it is selected.
///
/// ## Bad
///
/// ```yaml
/// - {KeyPath: userAgent, Condition: Contains, Value: sqlmap} # MG6209
/// ```
///
/// ## Good
///
/// ```yaml
/// - {KeyPath: userAgent, Condition: IContains, Value: sqlmap}
/// ```
///
/// ## Fix
///
/// Unsafe: writes the condition that compares after lower-casing.
struct CaseSensitiveComparison: RuleCheck {
  let kind = DiagnosticKind("MG6209", "CaseSensitiveComparison", .note)
  let isOnByDefault = false

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    for use in rule.fieldUses {
      guard let site = use.site, let predicate = rule.sites[site].predicate,
        use.scalarKind == .anycase,
        let other = CaseSensitiveComparison.folding(predicate.condition),
        case .literal(.string(let text)) = predicate.operand,
        text.contains(where: { (0x61...0x7A).contains($0 | 0x20) || $0 > 0x7F })
      else { continue }
      let expression = rule.sites[site].expression
      let name = ConditionTable.spelling(of: other, isNegated: predicate.isNegated)
      findings.report(
        "the case of \(quoted(use.path.text)) is not to be relied on: \(name) compares after"
          + " lower-casing",
        at: rule.range(of: "Condition", of: expression),
        fixes: rule.writing(condition: name, in: expression))
    }
  }

  private static func folding(_ condition: ConditionID) -> ConditionID? {
    switch condition {
    case .equals: .iEquals
    case .startsWith: .iStartsWith
    case .endsWith: .iEndsWith
    case .contains: .iContains
    default: nil
    }
  }
}
