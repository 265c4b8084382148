import MargayDiagnostics
import MargayFrontend
import MargayIR
import MargayYAML

/// `eventSource` of CloudTrail is compared with the bare name of a service.
///
/// ## Why
///
/// CloudTrail writes the name with its domain: `iam.amazonaws.com`. `iam` alone is never there.
///
/// ## Bad
///
/// ```yaml
/// - {KeyPath: eventSource, Condition: Equals, Value: iam} # MG6215
/// ```
///
/// ## Good
///
/// ```yaml
/// - {KeyPath: eventSource, Condition: Equals, Value: iam.amazonaws.com}
/// ```
///
/// ## Fix
///
/// Unsafe: writes the domain behind the name.
struct EventSourceWithoutDomain: RuleCheck {
  let kind = DiagnosticKind("MG6215", "EventSourceWithoutDomain", .warning)

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    for comparison in rule.comparisons(ofField: "eventSource", in: "AWS.CloudTrail") {
      let literal = comparison.literal
      guard case .string(let text) = literal, !text.isEmpty, !text.contains(UInt8(ascii: ".")),
        let node = rule.node(ofLiteral: comparison.number, of: comparison.expression)
      else { continue }
      let name = literal.plainText + ".amazonaws.com"
      findings.report(
        "CloudTrail writes \(quoted(name)), never \(quoted(literal.plainText)) alone",
        at: node.reportRange, fixes: rule.writing(YAMLValueText.scalar(name), at: node, name))
    }
  }
}
