import MargayDiagnostics
import MargayFrontend

/// No test of a rule expects a match.
///
/// ## Why
///
/// A rule that never matches passes all of its tests then: a misspelt field, or a value that the log never has, stays
/// unseen.
///
/// ## Bad
///
/// ```yaml
/// Tests: # MG7102
///   - Name: Another event
///     ExpectedResult: false
///     Log: {eventName: AssumeRole}
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
struct MissingPositiveTest: RuleCheck {
  let kind = DiagnosticKind("MG7102", "MissingPositiveTest", .warning)

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    guard let results = rule.expectedResults, !results.isEmpty, !results.contains(true) else {
      return
    }
    findings.report("no test expects a match", at: rule.place(ofKey: .tests))
  }
}
