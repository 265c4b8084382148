import MargayDiagnostics
import MargayFrontend
import MargayYAML

/// Two tests of a rule have the same Log.
///
/// ## Why
///
/// The second tests nothing that the first does not test: most often it was copied to be changed, and the change was
/// forgotten. Where the two expect different results, one of them must fail.
///
/// ## Bad
///
/// ```yaml
/// Tests:
///   - Name: A sign-in
///     ExpectedResult: true
///     Log: {eventName: ConsoleLogin}
///   - Name: A sign-in at night
///     ExpectedResult: true
///     Log: {eventName: ConsoleLogin} # MG7111
/// ```
///
/// ## Good
///
/// ```yaml
/// Tests:
///   - Name: A sign-in
///     ExpectedResult: true
///     Log: {eventName: ConsoleLogin, eventTime: "2024-03-11T09:15:00Z"}
///   - Name: A sign-in at night
///     ExpectedResult: true
///     Log: {eventName: ConsoleLogin, eventTime: "2024-03-11T02:15:00Z"}
/// ```
struct RepeatedTestLog: RuleCheck {
  let kind = DiagnosticKind("MG7111", "RepeatedTestLog", .warning)

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    guard let tests = rule.fields.tests, tests.count > 1 else { return }
    for (index, test) in tests.enumerated() {
      guard let earlier = tests[..<index].first(where: { isSame($0, test) }) else { continue }
      let isSameResult = earlier.expectedResult == test.expectedResult
      findings.report(
        isSameResult
          ? "the Log is that of \(quoted(earlier.name.value))"
          : "the Log is that of \(quoted(earlier.name.value)), which expects another result",
        at: place(of: test, in: rule),
        related: [
          RelatedPlace(message: "the same Log", file: rule.file, range: earlier.name.range)
        ])
    }
  }

  private func isSame(_ first: WrittenTest, _ second: WrittenTest) -> Bool {
    first.writtenLog.isSame(as: second.writtenLog)
      && (first.logType ?? "").utf8.elementsEqual((second.logType ?? "").utf8)
  }

  /// The Log's key, or the name where the Log is not found.
  private func place(of test: WrittenTest, in rule: LintedRule) -> SourceRange {
    let node = rule.entry(.tests)?.value.items.first { $0.range == test.range }
    return node?.entry("Log")?.key.range ?? test.name.range
  }
}
