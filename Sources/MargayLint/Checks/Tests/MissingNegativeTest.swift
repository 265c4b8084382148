import MargayDiagnostics
import MargayFrontend

/// Every test of a rule expects a match.
///
/// ## Why
///
/// A rule that matches everything passes all of its tests then. The best negative test is an event that differs from the
/// positive one in the single thing that makes it harmless.
///
/// ## Bad
///
/// ```yaml
/// Tests: # MG7103
///   - Name: A sign-in
///     ExpectedResult: true
///     Log: {eventName: ConsoleLogin}
/// ```
///
/// ## Good
///
/// ```yaml
/// Tests:
///   - Name: A sign-in
///     ExpectedResult: true
///     Log: {eventName: ConsoleLogin}
///   - Name: Another event
///     ExpectedResult: false
///     Log: {eventName: AssumeRole}
/// ```
struct MissingNegativeTest: RuleCheck {
  let kind = DiagnosticKind("MG7103", "MissingNegativeTest", .warning)

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    guard let results = rule.expectedResults, !results.isEmpty, !results.contains(false) else {
      return
    }
    findings.report("every test expects a match", at: rule.place(ofKey: .tests))
  }
}
