import MargayDiagnostics
import MargayFrontend
import MargayYAML

/// A test's event is of a log type that the rule does not take.
///
/// ## Why
///
/// Tests are run whatever the log type, but over logs the rule is never given such an event: a positive test promises a match
/// that there will not be.
///
/// ## Bad
///
/// ```yaml
/// LogTypes: [AWS.CloudTrail]
/// Tests:
///   - Name: A sign-in
///     LogType: Okta.SystemLog # MG7113
///     ExpectedResult: true
///     Log: {eventName: ConsoleLogin}
/// ```
///
/// ## Good
///
/// ```yaml
/// LogTypes: [AWS.CloudTrail]
/// Tests:
///   - Name: A sign-in
///     LogType: AWS.CloudTrail
///     ExpectedResult: true
///     Log: {eventName: ConsoleLogin}
/// ```
struct TestOfOtherLogType: RuleCheck {
  let kind = DiagnosticKind("MG7113", "TestOfOtherLogType", .warning)

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    guard let tests = rule.fields.tests, !tests.isEmpty else { return }
    let names = rule.logTypes
    guard !names.isEmpty else { return }
    for test in tests {
      guard let given = test.logType, !names.contains(where: { $0.utf8.elementsEqual(given.utf8) })
      else { continue }
      let node = rule.entry(.tests)?.value.items.first { $0.range == test.range }
      findings.report(
        "the rule takes no events of \(quoted(given))",
        at: node?.entry("LogType")?.value.reportRange ?? test.name.range)
    }
  }
}
