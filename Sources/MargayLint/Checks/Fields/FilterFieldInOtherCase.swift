import MargayDiagnostics
import MargayEvents
import MargayFrontend

/// A filter spells a field in another case than events do.
///
/// ## Why
///
/// InlineFilters find names exactly as they are spelt, unlike the Detection: `eventname` is another field than
/// `eventName`. The
/// filter sees a missing value in every event.
///
/// ## Bad
///
/// ```yaml
/// InlineFilters:
///   - {KeyPath: eventname, Condition: Equals, Value: ConsoleLogin} # MG6205
/// ```
///
/// ## Good
///
/// ```yaml
/// InlineFilters:
///   - {KeyPath: eventName, Condition: Equals, Value: ConsoleLogin}
/// ```
///
/// ## Fix
///
/// Safe: writes the name as events have it.
struct FilterFieldInOtherCase: RuleCheck {
  let kind = DiagnosticKind("MG6205", "FilterFieldInOtherCase", .warning)

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    guard rule.fields.filters != nil else { return }
    for use in rule.fieldUses where use.path.names == .exact {
      guard case .unknown(let step, let object) = use.resolution,
        case .name(let bytes) = use.steps[step], let field = object.field(bytes, .folded)
      else { continue }
      let fixes = use.fields.spelling(use.steps).map { steps in
        use.replacement(EventKeyPath(steps: steps, names: .exact), in: rule).map {
          FixIt(title: $0.title, safety: .safe, edits: $0.edits)
        }
      }
      findings.report(
        "filters find names exactly: \(quoted(String(decoding: bytes, as: UTF8.self)))"
          + " is spelt \(quoted(field.name)) in events",
        at: use.range(in: rule), fixes: fixes ?? [])
    }
  }
}
