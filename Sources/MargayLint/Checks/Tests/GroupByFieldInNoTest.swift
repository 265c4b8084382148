import MargayDiagnostics
import MargayEvents
import MargayFrontend

/// GroupBy names a field that no positive test has.
///
/// ## Why
///
/// Matches without the field all get the default dedup string: they become one alert, whoever they are about. Either the
/// path is misspelt or the tests lack a field that the events of the log have.
///
/// ## Bad
///
/// ```yaml
/// GroupBy:
///   - KeyPath: userIdentity.name # MG7107
/// Tests:
///   - Name: A sign-in
///     ExpectedResult: true
///     Log: {eventName: ConsoleLogin, userIdentity: {userName: ada}}
/// ```
///
/// ## Good
///
/// ```yaml
/// GroupBy:
///   - KeyPath: userIdentity.userName
/// Tests:
///   - Name: A sign-in
///     ExpectedResult: true
///     Log: {eventName: ConsoleLogin, userIdentity: {userName: ada}}
/// ```
struct GroupByFieldInNoTest: RuleCheck {
  let kind = DiagnosticKind("MG7107", "GroupByFieldInNoTest", .warning)

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    for item in rule.pathsInNoTest(rule.groupByItems, positiveOnly: true, path: \.path) {
      findings.report(
        "no positive test has \(quoted(item.path.text)), by which matches are grouped",
        at: item.range)
    }
  }
}
