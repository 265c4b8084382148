import MargayDiagnostics
import MargayFrontend

/// A rule has no tests.
///
/// ## Why
///
/// Nobody can say whether it finds what it is meant to find, and the next change of the rule, or of the log, breaks it
/// unseen. One event that must match and one that must not are a start.
///
/// ## Bad
///
/// ```yaml
/// RuleID: Example.Rule # MG7101
/// ```
///
/// ## Good
///
/// ```yaml
/// RuleID: Example.Rule
/// Tests:
///   - Name: A sign-in
///     ExpectedResult: true
///     Log: {eventName: ConsoleLogin}
///   - Name: Another event
///     ExpectedResult: false
///     Log: {eventName: AssumeRole}
/// ```
struct MissingTests: RuleCheck {
  let kind = DiagnosticKind("MG7101", "MissingTests", .warning)

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    guard let results = rule.expectedResults, results.isEmpty else { return }
    findings.report("the rule has no tests", at: rule.place(ofKey: .tests))
  }
}
