import MargayDiagnostics
import MargayFrontend
import MargayIR
import MargayKit
import MargayYAML

/// A rule of the severity Info makes alerts.
///
/// ## Why
///
/// Info says that nobody has to act. Alerts of that severity train people to close alerts unread; what is only wanted as a
/// record is a signal: `CreateAlert: false`. A rule whose DynamicSeverities can raise the severity is left alone.
///
/// ## Bad
///
/// ```yaml
/// Severity: Info # MG7011
/// ```
///
/// ## Good
///
/// ```yaml
/// Severity: Info
/// CreateAlert: false
/// ```
///
/// ## Fix
///
/// Unsafe: writes `CreateAlert: false`, after which the rule makes signals only.
struct InfoWithAlert: RuleCheck {
  let kind = DiagnosticKind("MG7011", "InfoWithAlert", .note)

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    guard rule.fields.severity == .info, rule.createsAlerts,
      let entry = rule.entry(.severity),
      (rule.fields.dynamicSeverities ?? rule.detection?.program.dynamicSeverities ?? []).isEmpty
    else { return }
    let fix = FixIt(
      title: "write 'CreateAlert: false'", safety: .unsafe,
      replacing: SourceRange(entry.value.range.upper, entry.value.range.upper),
      with: "\nCreateAlert: false")
    findings.report(
      "nobody has to act on Info, and yet the rule makes alerts", at: entry.value.reportRange,
      fixes: entry.value.aliasRange == nil && rule.entry(.createAlert) == nil
        && rule.source.root?.isFlow == false ? [fix] : [])
  }
}
