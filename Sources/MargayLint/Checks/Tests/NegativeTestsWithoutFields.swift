import MargayDiagnostics
import MargayEvents
import MargayFrontend
import MargayIR

/// No negative test has a field that the rule looks at.
///
/// ## Why
///
/// Such events pass whatever the conditions say, so that nothing is known of what the rule leaves alone. The best negative
/// test is an event that differs from the positive one in the single thing that makes it harmless.
///
/// ## Bad
///
/// ```yaml
/// Detection:
///   - {KeyPath: eventName, Condition: Equals, Value: ConsoleLogin}
///   - {KeyPath: userIdentity.type, Condition: Equals, Value: Root}
/// Tests:
///   - Name: The root user signs in
///     ExpectedResult: true
///     Log: {eventName: ConsoleLogin, userIdentity: {type: Root}}
///   - Name: Something else # MG7110
///     ExpectedResult: false
///     Log: {message: hello}
/// ```
///
/// ## Good
///
/// ```yaml
/// Detection:
///   - {KeyPath: eventName, Condition: Equals, Value: ConsoleLogin}
///   - {KeyPath: userIdentity.type, Condition: Equals, Value: Root}
/// Tests:
///   - Name: The root user signs in
///     ExpectedResult: true
///     Log: {eventName: ConsoleLogin, userIdentity: {type: Root}}
///   - Name: Somebody else signs in
///     ExpectedResult: false
///     Log: {eventName: ConsoleLogin, userIdentity: {type: IAMUser}}
/// ```
struct NegativeTestsWithoutFields: RuleCheck {
  let kind = DiagnosticKind("MG7110", "NegativeTestsWithoutFields", .warning)

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    guard let written = rule.fields.tests, let logic = rule.logic, !rule.hasFunctions,
      let first = written.first(where: { !$0.expectedResult })
    else { return }
    var paths: [EventKeyPath] = []
    NegativeTestsWithoutFields.collect(logic, into: &paths)
    // With a single field its absence may be the case that is tested.
    guard let path = paths.first, paths.contains(where: { $0 != path }) else { return }
    for test in rule.tests where !test.written.expectedResult {
      if !test.isEvent || paths.contains(where: { test.has($0) }) { return }
    }
    findings.report(
      written.count { !$0.expectedResult } == 1
        ? "the only negative test has none of the fields at which the rule looks"
        : "no negative test has a field at which the rule looks", at: first.name.range)
  }

  /// The paths at which an expression looks.
  private static func collect(_ expression: Expression, into paths: inout [EventKeyPath]) {
    switch expression.kind {
    case .all(let children), .any(let children), .onlyOne(let children), .none(let children):
      for child in children { collect(child, into: &paths) }
    case .predicate(let predicate):
      switch predicate.subject {
      case .path(let path): paths.append(path)
      case .enrichment(let path): paths.append(path.rows)
      }
      if case .path(let path) = predicate.operand { paths.append(path) }
    case .elements(_, let subject, _): paths.append(subject)
    case .constant: break
    }
  }
}
