import MargayDiagnostics
import MargayEvents
import MargayFrontend
import MargayYAML

/// SummaryAttributes names a field that no positive test has.
///
/// ## Why
///
/// An alert lists the values that its matches have in these fields. Either the path is misspelt, which no other test shows,
/// or the tests lack a field that the events of the log have. Fields whose names begin with `p_` are left alone: they are
/// added to events later.
///
/// ## Bad
///
/// ```yaml
/// SummaryAttributes:
///   - userIdentity.name # MG7109
/// Tests:
///   - Name: A sign-in
///     ExpectedResult: true
///     Log: {eventName: ConsoleLogin, userIdentity: {userName: ada}}
/// ```
///
/// ## Good
///
/// ```yaml
/// SummaryAttributes:
///   - userIdentity.userName
/// Tests:
///   - Name: A sign-in
///     ExpectedResult: true
///     Log: {eventName: ConsoleLogin, userIdentity: {userName: ada}}
/// ```
struct SummaryFieldInNoTest: RuleCheck {
  let kind = DiagnosticKind("MG7109", "SummaryFieldInNoTest", .note)

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    guard let texts = rule.fields.summaryAttributes, !texts.isEmpty,
      let nodes = rule.entry(.summaryAttributes)?.value.items, nodes.count == texts.count
    else { return }
    var items: [(path: EventKeyPath, node: YAMLNode)] = []
    for (text, node) in zip(texts, nodes) {
      if case .success(let path) = KeyPathParser.parse(text, names: .folded) {
        items.append((path, node))
      }
    }
    for item in rule.pathsInNoTest(items, positiveOnly: true, path: \.path) {
      findings.report(
        "no positive test has \(quoted(item.path.text)), which the summary is to show",
        at: item.node.reportRange)
    }
  }
}
