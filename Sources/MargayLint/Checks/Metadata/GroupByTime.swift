import MargayDiagnostics
import MargayEvents
import MargayFrontend
import MargayIR

/// GroupBy names a time.
///
/// ## Why
///
/// Hardly two events have the same time, so that hardly two matches are grouped, and a Threshold above 1 is hardly ever
/// reached. Windows are formed by time anyway: DedupPeriodMinutes says how long they are.
///
/// ## Bad
///
/// ```yaml
/// GroupBy:
///   - Key: eventTime # MG7016
/// ```
///
/// ## Good
///
/// ```yaml
/// GroupBy:
///   - KeyPath: userIdentity.arn
/// DedupPeriodMinutes: 60
/// ```
struct GroupByTime: RuleCheck {
  let kind = DiagnosticKind("MG7016", "GroupByTime", .warning)

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    for item in rule.groupByItems where GroupByTime.isTime(item.path, of: rule.logTypes) {
      findings.report(
        "\(quoted(item.path.text)) is a time, which hardly two matches share", at: item.range)
    }
  }

  private static func isTime(_ path: EventKeyPath, of logTypes: [String]) -> Bool {
    if path.isNames("p_event_time") || path.isNames("p_parse_time") { return true }
    return logTypes.contains { name in
      LogTypes.named(name)?.times.contains { time in
        time.names.count == path.steps.count
          && zip(time.names, path.steps).allSatisfy { known, step in
            if case .name(let name) = step {
              name.elementsEqual(
                UnsafeBufferPointer(start: known.utf8Start, count: known.utf8CodeUnitCount))
            } else {
              false
            }
          }
      } ?? false
    }
  }
}
