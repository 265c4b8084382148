import MargayDiagnostics
import MargayFrontend
import MargayYAML

/// The name of a log type is nearly one that Margay knows.
///
/// ## Why
///
/// Names of log types are compared exactly: a rule with `AWS.Cloudtrail` is never asked about events of
/// `AWS.CloudTrail`.
///
/// ## Bad
///
/// ```yaml
/// LogTypes: [AWS.Cloudtrail] # MG6203
/// ```
///
/// ## Good
///
/// ```yaml
/// LogTypes: [AWS.CloudTrail]
/// ```
///
/// ## Fix
///
/// Unsafe: writes the known name.
struct MisspeltLogType: RuleCheck {
  let kind = DiagnosticKind("MG6203", "MisspeltLogType", .warning)

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    for (name, node) in rule.writtenLogTypes where !rule.settings.knows(logType: name) {
      guard let known = MisspeltLogType.meant(name, rule.settings) else { continue }
      findings.report(
        "\(quoted(name)) is no log type; \(quoted(known)) is", at: node.reportRange,
        fixes: rule.writing(known, at: node, known))
    }
  }

  /// The log type that a name is a slip of: in case, or in one character of a long name.
  static func meant(_ name: String, _ settings: LintSettings) -> String? {
    guard let near = NearestName.suggestion(for: name, among: settings.logTypeNames) else {
      return nil
    }
    let (left, right) = (
      Array(name.lowercased().unicodeScalars), Array(near.lowercased().unicodeScalars)
    )
    if left == right { return near }
    // Short names are near to each other without being slips.
    let limit = near.utf8.count < 9 ? 0 : 1
    return EditDistance.between(left, right, limit: limit) == nil ? nil : near
  }
}
