import MargayDiagnostics
import MargayEvents
import MargayFrontend
import MargayIR
import MargayKit

/// GroupBy names a field that is different in every event.
///
/// ## Why
///
/// Each match then opens a window of its own: nothing is grouped, and a Threshold above 1 is never reached. Grouping is
/// switched off with `GroupBy: [{Key: p_row_id}]`, which says so.
///
/// ## Bad
///
/// ```yaml
/// GroupBy:
///   - Key: eventID # MG7015
/// ```
///
/// ## Good
///
/// ```yaml
/// GroupBy:
///   - KeyPath: userIdentity.arn
/// ```
struct GroupByEventID: RuleCheck {
  let kind = DiagnosticKind("MG7015", "GroupByEventID", .warning)

  /// Fields whose value is another one in every event, from the public documentation of the log sources.
  private static let fields: [(logType: String, path: StaticString)] = [
    ("AWS.CloudTrail", "eventID"), ("AWS.CloudTrail", "requestID"),
    ("AWS.S3ServerAccess", "requestID"), ("AWS.S3ServerAccess", "requestid"),
    ("AWS.ALB", "traceId"), ("Okta.SystemLog", "uuid"), ("GCP.AuditLog", "insertId"),
    ("GSuite.Reports", "id.uniqueQualifier"), ("GSuite.ActivityEvent", "id.uniqueQualifier"),
    ("GitHub.Audit", "_document_id"), ("Auth0.Events", "log_id"), ("Auth0.Events", "data.log_id"),
    ("Amazon.EKS.Audit", "auditID"),
  ]

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    let items = rule.groupByItems
    guard !items.isEmpty else { return }
    let threshold = rule.fields.threshold ?? rule.detection?.metadata.threshold ?? 1
    let names = rule.logTypes
    for item in items {
      let isID =
        item.path.isNames("p_row_id")
        ? threshold > 1
        : names.count == 1
          && GroupByEventID.fields.contains {
            item.path.isNames($0.path) && $0.logType.utf8.elementsEqual(names[0].utf8)
          }
      guard isID else { continue }
      let text = item.path.text
      findings.report(
        threshold > 1
          ? "\(quoted(text)) is another one in every event, so that the Threshold of \(threshold)"
            + " is never reached"
          : "\(quoted(text)) is another one in every event, so that nothing is grouped; where that"
            + " is meant write 'p_row_id'", at: item.range)
    }
  }
}
