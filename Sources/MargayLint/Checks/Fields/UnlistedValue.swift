import MargayDiagnostics
import MargayEvents
import MargayFrontend
import MargayIR
import MargayYAML

/// A value is none of those that the documentation of the source lists.
///
/// ## Why
///
/// It may be misspelt, or newer than the list, so that this check is off unless it is selected. Lists that are not
/// known to be whole are left out.
///
/// ## Bad
///
/// ```yaml
/// LogTypes: [Okta.SystemLog]
/// Detection:
///   - {KeyPath: outcome.result, Condition: Equals, Value: FAILED} # MG6208
/// ```
///
/// ## Good
///
/// ```yaml
/// LogTypes: [Okta.SystemLog]
/// Detection:
///   - {KeyPath: outcome.result, Condition: Equals, Value: FAILURE}
/// ```
struct UnlistedValue: RuleCheck {
  let kind = DiagnosticKind("MG6208", "UnlistedValue", .note)
  let isOnByDefault = false

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    for use in rule.fieldUses {
      guard let site = use.site, let predicate = rule.sites[site].predicate,
        predicate.condition == .equals || predicate.condition == .iEquals
          || predicate.condition == .isIn,
        let values = use.documentedValues, !use.mayHaveOtherValues
      else { continue }
      for (number, literal) in predicate.literals.enumerated() {
        guard case .string(let text) = literal,
          !values.contains(where: { UnlistedValue.isSameButCase(text, $0) }),
          let node = rule.node(ofLiteral: number, of: rule.sites[site].expression)
        else { continue }
        let near = NearestName.suggestion(for: literal.plainText, among: values)
        findings.report(
          "\(quoted(literal.plainText)) is no documented value of \(quoted(use.path.text))"
            + (near.map { "; did you mean \(quoted($0))?" } ?? ""),
          at: node.reportRange)
      }
    }
  }

  /// The documented value that a text is, or is in another case; nil where there is none.
  static func nearest(_ text: [UInt8], _ values: [String]) -> String? {
    values.first { $0.utf8.elementsEqual(text) } ?? values.first { isSameButCase(text, $0) }
  }

  /// Whether two texts are equal after lower-casing.
  static func isSameButCase(_ text: [UInt8], _ value: String) -> Bool {
    text.count == value.utf8.count
      && Lowercasing.lowercased(text) == Lowercasing.lowercased(Array(value.utf8))
  }
}
