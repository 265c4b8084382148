import MargayDiagnostics
import MargayFrontend
import MargayYAML

/// A rule takes a log type that Margay does not know.
///
/// ## Why
///
/// The rule runs for events of that type as for any other, but its fields cannot be checked. Log types of one's own
/// are named
/// with their fields under `logTypes` in `.margay.yml`. The vendor has many more than Margay knows, so that this
/// check is off
/// unless it is selected.
///
/// ## Bad
///
/// ```yaml
/// LogTypes: [Custom.Application] # MG6202
/// ```
///
/// ## Good
///
/// ```yaml
/// LogTypes: [AWS.CloudTrail]
/// ```
struct UnknownLogType: RuleCheck {
  let kind = DiagnosticKind("MG6202", "UnknownLogType", .note)
  let isOnByDefault = false

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    for (name, node) in rule.writtenLogTypes
    where !rule.settings.knows(logType: name) && MisspeltLogType.meant(name, rule.settings) == nil {
      findings.report(
        "\(quoted(name)) is no log type that Margay knows", at: node.reportRange)
    }
  }
}
