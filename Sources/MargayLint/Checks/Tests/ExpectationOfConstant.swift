import MargayDiagnostics
import MargayFrontend
import MargayIR
import MargayKit

/// An expected alert field is a text that the rule gives every alert.
///
/// ## Why
///
/// What cannot differ needs no test; it only has to be changed twice whenever it is changed. A field is worth an expectation
/// where the event decides it: a title with placeholders, a severity with DynamicSeverities. Some teams want the second
/// place on purpose, and `test --update-expectations` writes it: off by default.
///
/// ## Bad
///
/// ```yaml
/// Severity: High
/// Tests:
///   - Name: A sign-in
///     ExpectedResult: true
///     Log: {eventName: ConsoleLogin}
/// x-margay:
///   Expect:
///     A sign-in:
///       Severity: High # MG7112
/// ```
///
/// ## Good
///
/// ```yaml
/// AlertTitle: Sign-in from {sourceIPAddress}
/// Tests:
///   - Name: A sign-in
///     ExpectedResult: true
///     Log: {eventName: ConsoleLogin, sourceIPAddress: 192.0.2.1}
/// x-margay:
///   Expect:
///     A sign-in:
///       Title: Sign-in from 192.0.2.1
/// ```
struct ExpectationOfConstant: RuleCheck {
  let kind = DiagnosticKind("MG7112", "ExpectationOfConstant", .note)
  let isOnByDefault = false

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    guard !rule.fields.expectations.isEmpty, let detection = rule.detection,
      !detection.hasFunctions
    else { return }
    let metadata = detection.metadata
    for expectation in rule.fields.expectations {
      func report(_ key: String, _ range: SourceRange?, _ isConstant: Bool) {
        guard isConstant, let range else { return }
        findings.report("\(key) is the same in every alert of the rule", at: range)
      }
      func isSame(_ first: String?, _ second: String) -> Bool {
        first?.utf8.elementsEqual(second.utf8) ?? false
      }
      report(
        "Severity", expectation.severity?.range,
        detection.program.dynamicSeverities.isEmpty
          && expectation.severity?.value == metadata.severity)
      report("Title", expectation.title?.range, !detection.program.titleHasPlaceholder)
      report(
        "Description", expectation.description?.range,
        isSame(expectation.description?.value, metadata.description))
      report(
        "Reference", expectation.reference?.range,
        isSame(expectation.reference?.value, metadata.reference))
      report(
        "Runbook", expectation.runbook?.range,
        isSame(expectation.runbook?.value, metadata.runbook))
    }
  }
}
