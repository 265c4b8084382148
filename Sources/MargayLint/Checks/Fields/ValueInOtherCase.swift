import MargayDiagnostics
import MargayEvents
import MargayFrontend
import MargayIR
import MargayYAML

/// A value is spelt in another case than the source writes it.
///
/// ## Why
///
/// The documentation of the source lists the field's values, and has this one in another case. Equals and IsIn
/// compare text as
/// it stands, so that the condition never holds.
///
/// ## Bad
///
/// ```yaml
/// LogTypes: [Okta.SystemLog]
/// Detection:
///   - {KeyPath: outcome.result, Condition: Equals, Value: Failure} # MG6207
/// ```
///
/// ## Good
///
/// ```yaml
/// LogTypes: [Okta.SystemLog]
/// Detection:
///   - {KeyPath: outcome.result, Condition: Equals, Value: FAILURE}
/// ```
///
/// ## Fix
///
/// Unsafe: writes the value as it is documented.
struct ValueInOtherCase: RuleCheck {
  let kind = DiagnosticKind("MG6207", "ValueInOtherCase", .warning)

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    for use in rule.fieldUses {
      guard let site = use.site, let predicate = rule.sites[site].predicate,
        predicate.condition == .equals || predicate.condition == .isIn,
        let values = use.documentedValues
      else { continue }
      let expression = rule.sites[site].expression
      for (number, literal) in predicate.literals.enumerated() {
        guard case .string(let text) = literal, let value = UnlistedValue.nearest(text, values),
          !value.utf8.elementsEqual(text), UnlistedValue.isSameButCase(text, value),
          let node = rule.node(ofLiteral: number, of: expression)
        else { continue }
        findings.report(
          "\(quoted(use.path.text)) has \(quoted(value)), never \(quoted(literal.plainText))",
          at: node.reportRange,
          fixes: rule.writing(YAMLValueText.scalar(value), at: node, quoted(value)))
      }
    }
  }
}
