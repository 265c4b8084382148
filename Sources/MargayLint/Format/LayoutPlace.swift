import MargayFrontend
import MargayIR
import MargayYAML

/// What a mapping or list of a rule file is, by the keys that lead to it: the formatter knows the order of its keys.
enum LayoutPlace {
  /// The file of a rule, or what an override file changes in rules.
  case rule
  /// An override file.
  case overrideFile
  /// An item of Overrides.
  case override
  /// An item of Filters of an override file.
  case filter
  /// What an override or filter applies to.
  case selection
  /// A match expression.
  case expression
  /// Enrichment.
  case enrichment
  /// An item of AlertContext.
  case context
  /// An item of DynamicSeverities.
  case severity
  /// A test.
  case test
  /// `x-margay`.
  case extensions
  /// The mapping of test names to what is expected.
  case expectations
  /// What is expected of one test.
  case expectation
  /// Something whose keys are the user's own.
  case other

  /// The order of the keys; nil where they stay as they are.
  var keys: [String]? {
    switch self {
    case .rule: RuleLayout.topLevelKeys
    case .overrideFile: RuleLayout.overrideFileKeys
    case .override: RuleLayout.overrideKeys
    case .filter: RuleLayout.filterKeys
    case .selection: RuleLayout.selectionKeys
    case .expression: RuleLayout.expressionKeys
    case .enrichment: RuleLayout.enrichmentKeys
    case .context: RuleLayout.contextKeys
    case .severity: RuleLayout.severityKeys
    case .test: RuleLayout.testKeys
    case .expectation: RuleLayout.expectationKeys
    case .extensions, .expectations, .other: nil
    }
  }

  /// What the value of a key is, or the items of the list that it is; of a key's own names every key.
  func place(of key: String) -> LayoutPlace {
    switch (self, key) {
    case (.rule, "Detection"), (.rule, "InlineFilters"), (.severity, "Conditions"),
      (.filter, "Expressions"), (.expression, "Expressions"), (.expression, "All"),
      (.expression, "Any"), (.expression, "OnlyOne"), (.expression, "None"):
      .expression
    case (.expression, "Enrichment"): .enrichment
    case (.rule, "AlertContext"): .context
    case (.rule, "DynamicSeverities"): .severity
    case (.rule, "Tests"): .test
    case (.rule, "x-margay"): .extensions
    case (.extensions, "Expect"): .expectations
    case (.expectations, _): .expectation
    case (.overrideFile, "Overrides"): .override
    case (.overrideFile, "Filters"): .filter
    case (.override, "Select"), (.filter, "Applies"): .selection
    case (.override, "Override"), (.override, "Extend"): .rule
    default: .other
    }
  }

  /// The canonical spelling of a scalar under a key; nil where it has one only.
  func spelling(of text: String, under key: String) -> String? {
    switch (self, key) {
    case (.expression, "Condition"):
      return ConditionTable.lookup(text).map { match in
        let names = match.isNegated ? match.condition.negative : match.condition.positive
        return names?.canonical ?? text
      }
    case (.severity, "ChangeTo"):
      let names = Severity.allCases.map(\.rawValue) + ["DEFAULT"]
      return names.first { $0.utf8.elementsEqual(text.utf8) }
        ?? names.first { $0.lowercased().utf8.elementsEqual(text.lowercased().utf8) }
    default: return nil
    }
  }
}
