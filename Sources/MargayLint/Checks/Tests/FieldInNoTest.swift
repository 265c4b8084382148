import MargayDiagnostics
import MargayEvents
import MargayFrontend
import MargayIR

/// A condition looks at a field that no test has.
///
/// ## Why
///
/// The condition sees a missing value in every test, so that a misspelt path passes them all. Conditions that ask whether
/// something is there are left alone. The field may still be a rare one that nobody has an example of: off by default.
///
/// ## Bad
///
/// ```yaml
/// Detection:
///   - {KeyPath: eventName, Condition: Equals, Value: ConsoleLogin}
///   - {KeyPath: userIdentity.kind, Condition: DoesNotEqual, Value: Root} # MG7106
/// Tests:
///   - Name: A sign-in
///     ExpectedResult: true
///     Log: {eventName: ConsoleLogin, userIdentity: {type: IAMUser}}
/// ```
///
/// ## Good
///
/// ```yaml
/// Detection:
///   - {KeyPath: eventName, Condition: Equals, Value: ConsoleLogin}
///   - {KeyPath: userIdentity.type, Condition: DoesNotEqual, Value: Root}
/// Tests:
///   - Name: A sign-in
///     ExpectedResult: true
///     Log: {eventName: ConsoleLogin, userIdentity: {type: IAMUser}}
/// ```
struct FieldInNoTest: RuleCheck {
  let kind = DiagnosticKind("MG7106", "FieldInNoTest", .note)
  let isOnByDefault = false

  private struct Field {
    let path: EventKeyPath
    let expression: Expression
  }

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    let fields = rule.sites.compactMap { site -> Field? in
      if site.part == .filters { return nil }
      let path: EventKeyPath
      switch site.expression.kind {
      case .predicate(let predicate):
        guard case .path(let subject) = predicate.subject,
          ![.exists, .isNull, .isNullOrEmpty].contains(predicate.condition)
        else { return nil }
        path = subject
      case .elements(_, let subject, _): path = subject
      default: return nil
      }
      return path.base == .event ? Field(path: path, expression: site.expression) : nil
    }
    for field in rule.pathsInNoTest(fields, positiveOnly: false, path: \.path) {
      findings.report(
        "no test has \(quoted(field.path.text)), at which the condition looks",
        at: rule.range(of: field.expression))
    }
  }
}
