import MargayDiagnostics
import MargayEvents
import MargayFrontend
import MargayIR

/// An inline filter looks at a field that no test has.
///
/// ## Why
///
/// A filter on a missing field drops every event where it is a positive, and lets every event pass where it is a negative:
/// the tests then say nothing about it. Names in inline filters are matched exactly, so that a difference in case is enough.
///
/// ## Bad
///
/// ```yaml
/// InlineFilters:
///   - {KeyPath: userIdentity.username, Condition: DoesNotEqual, Value: robot} # MG7105
/// Tests:
///   - Name: A sign-in
///     ExpectedResult: true
///     Log: {eventName: ConsoleLogin, userIdentity: {userName: ada}}
/// ```
///
/// ## Good
///
/// ```yaml
/// InlineFilters:
///   - {KeyPath: userIdentity.userName, Condition: DoesNotEqual, Value: robot}
/// Tests:
///   - Name: A sign-in
///     ExpectedResult: true
///     Log: {eventName: ConsoleLogin, userIdentity: {userName: ada}}
/// ```
struct FilterFieldInNoTest: RuleCheck {
  let kind = DiagnosticKind("MG7105", "FilterFieldInNoTest", .warning)

  private struct Field {
    let path: EventKeyPath
    let expression: Expression
  }

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    guard rule.fields.filters != nil else { return }
    let fields = rule.sites.compactMap { site -> Field? in
      // IsNullOrEmpty asks for the missing field itself.
      guard site.part == .filters, let predicate = site.predicate,
        predicate.condition != .isNullOrEmpty, case .path(let path) = predicate.subject
      else { return nil }
      return Field(path: path, expression: site.expression)
    }
    for field in rule.pathsInNoTest(fields, positiveOnly: false, path: \.path) {
      findings.report(
        "no test has \(quoted(field.path.text)), at which the filter looks",
        at: rule.range(of: field.expression))
    }
  }
}
