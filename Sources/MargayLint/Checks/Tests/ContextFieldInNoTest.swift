import MargayDiagnostics
import MargayEvents
import MargayFrontend
import MargayIR
import MargayYAML

/// AlertContext names a field that no positive test has.
///
/// ## Why
///
/// The context of an alert holds null there. Either the path is misspelt, which no other test shows, or the tests lack a
/// field that the events of the log have.
///
/// ## Bad
///
/// ```yaml
/// AlertContext:
///   - KeyName: user
///     KeyValue: {KeyPath: userIdentity.name} # MG7108
/// Tests:
///   - Name: A sign-in
///     ExpectedResult: true
///     Log: {eventName: ConsoleLogin, userIdentity: {userName: ada}}
/// ```
///
/// ## Good
///
/// ```yaml
/// AlertContext:
///   - KeyName: user
///     KeyValue: {KeyPath: userIdentity.userName}
/// Tests:
///   - Name: A sign-in
///     ExpectedResult: true
///     Log: {eventName: ConsoleLogin, userIdentity: {userName: ada}}
/// ```
struct ContextFieldInNoTest: RuleCheck {
  let kind = DiagnosticKind("MG7108", "ContextFieldInNoTest", .note)

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    guard let fields = rule.fields.context, !fields.isEmpty,
      let nodes = rule.entry(.alertContext)?.value.items, nodes.count == fields.count
    else { return }
    let items = Array(zip(fields, nodes))
    for (field, node) in rule.pathsInNoTest(items, positiveOnly: true, path: \.0.path) {
      findings.report(
        "no positive test has \(quoted(field.path.text)), which the context is to show",
        at: node.entry("KeyValue")?.value.reportRange ?? node.reportRange)
    }
  }
}
