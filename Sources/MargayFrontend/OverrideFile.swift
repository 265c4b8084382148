package import MargayDiagnostics
package import MargayIR

/// What a YAML file changes in rules: the same as overrides, extensions and filters that are written in Swift.
package struct OverrideFile: Sendable {
  /// One entry of `Overrides` or `Filters`.
  package enum Entry: Sendable {
    /// Values that replace those of rules, and items that are added to their lists.
    case override(RuleSelector, values: DetectionFields?, extensions: DetectionFields?)
    /// A filter that runs before the logic of rules.
    case filter(RuleSelector, OverrideFilter)
  }

  /// The entries, those of `Overrides` first, each in document order.
  package let entries: [Entry]
}

/// A filter of an override file.
package struct OverrideFilter: Sendable {
  /// Name.
  package let name: String
  /// Whether Mode is `Exclude`.
  package let excludes: Bool
  /// Expressions: all of them.
  package let expression: Expression
  /// Where the expressions stand.
  package let sources: SourceMap
  /// The whole entry.
  package let range: SourceRange
}

/// The rules that an entry of an override file is for: every list that is not empty must have a value of the rule.
package struct RuleSelector: Sendable {
  /// RuleID; a value may have `*` for any text, as in the other lists.
  package var ruleIDs: [Located<String>] = []
  /// Tags.
  package var tags: [Located<String>] = []
  /// LogTypes.
  package var logTypes: [Located<String>] = []
  /// Severity.
  package var severities: [Located<String>] = []
  /// The whole selection.
  package let range: SourceRange

  /// Makes a selection of nothing yet.
  package init(range: SourceRange) { self.range = range }
}
