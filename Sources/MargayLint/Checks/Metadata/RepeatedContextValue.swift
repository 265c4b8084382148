import MargayDiagnostics
import MargayEvents
import MargayFrontend
import MargayIR
import MargayYAML

/// AlertContext shows one field under two names.
///
/// ## Why
///
/// Most often an entry was copied and only its name was changed. Readers of the alert take the two for different things.
///
/// ## Bad
///
/// ```yaml
/// AlertContext:
///   - KeyName: actor
///     KeyValue: {KeyPath: userIdentity.arn}
///   - KeyName: target
///     KeyValue: {KeyPath: userIdentity.arn} # MG7030
/// ```
///
/// ## Good
///
/// ```yaml
/// AlertContext:
///   - KeyName: actor
///     KeyValue: {KeyPath: userIdentity.arn}
///   - KeyName: target
///     KeyValue: {KeyPath: requestParameters.userName}
/// ```
struct RepeatedContextValue: RuleCheck {
  let kind = DiagnosticKind("MG7030", "RepeatedContextValue", .warning)

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    guard let fields = rule.fields.context, fields.count > 1,
      let nodes = rule.entry(.alertContext)?.value.items, nodes.count == fields.count
    else { return }
    for (place, field) in fields.enumerated() {
      guard let earlier = fields[..<place].last(where: { $0.path == field.path }) else { continue }
      let node = nodes[place]
      findings.report(
        "\(quoted(field.path.text)) stands in the context already, as"
          + " \(quoted(String(decoding: earlier.name, as: UTF8.self)))",
        at: node.entry("KeyValue")?.value.reportRange ?? node.reportRange)
    }
  }
}
