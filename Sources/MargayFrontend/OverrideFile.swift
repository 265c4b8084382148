package import MargayDiagnostics
package import MargayIR

/// A YAML file that changes rules (stub).
package struct OverrideFile: Sendable {
  package enum Entry: Sendable {
    case override(RuleSelector, values: DetectionFields, extensions: DetectionFields)
    case filter(
      RuleSelector, name: String, excludes: Bool, expression: Expression, sources: SourceMap,
      range: SourceRange)
  }
  package let entries: [Entry]
}

package struct RuleSelector: Sendable {
  package var ruleIDs: [Located<String>]
  package var tags: [Located<String>]
  package var logTypes: [Located<String>]
  package var severities: [Located<String>]
  package let range: SourceRange
}
