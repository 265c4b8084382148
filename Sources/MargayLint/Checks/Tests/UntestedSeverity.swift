import MargayDiagnostics
import MargayEvents
import MargayFrontend
import MargayIR
import MargayKit
import MargayYAML

/// No positive test gets the severity of an entry of DynamicSeverities.
///
/// ## Why
///
/// Whether an alert wakes somebody up is decided there, and nobody has seen it decide. A test whose event fulfils the
/// conditions, with the severity expected under `x-margay`, shows it.
///
/// ## Bad
///
/// ```yaml
/// Severity: Medium
/// DynamicSeverities:
///   - ChangeTo: High # MG7115
///     Conditions: [{KeyPath: userIdentity.type, Condition: Equals, Value: Root}]
/// Tests:
///   - Name: A sign-in
///     ExpectedResult: true
///     Log: {eventName: ConsoleLogin, userIdentity: {type: IAMUser}}
/// ```
///
/// ## Good
///
/// ```yaml
/// Severity: Medium
/// DynamicSeverities:
///   - ChangeTo: High
///     Conditions: [{KeyPath: userIdentity.type, Condition: Equals, Value: Root}]
/// Tests:
///   - Name: The root user signs in
///     ExpectedResult: true
///     Log: {eventName: ConsoleLogin, userIdentity: {type: Root}}
/// ```
struct UntestedSeverity: RuleCheck {
  let kind = DiagnosticKind("MG7115", "UntestedSeverity", .note)

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    guard let entries = rule.fields.dynamicSeverities, !entries.isEmpty,
      let nodes = rule.entry(.dynamicSeverities)?.value.items, nodes.count == entries.count
    else { return }
    let tests = rule.effectiveTests.filter(\.written.expectedResult)
    guard !tests.isEmpty else { return }
    var interpreter = Interpreter(entries.map { RuleProgram(detection: $0.condition) })
    var isReached = [Bool](repeating: false, count: entries.count)
    for test in tests {
      guard let event = test.event else { return }
      interpreter.begin(event)
      if let first = entries.indices.first(where: { interpreter.outcome(of: $0) == .matched }) {
        isReached[first] = true
      }
    }
    for (index, node) in nodes.enumerated() where !isReached[index] {
      findings.report(
        "no positive test gets this severity",
        at: node.entry("ChangeTo")?.value.reportRange ?? node.reportRange)
    }
  }
}
