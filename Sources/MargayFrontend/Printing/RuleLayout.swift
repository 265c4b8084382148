/// The order in which the keys of a rule stand in canonical YAML: what the printer writes and the formatter keeps.
///
/// A reader first learns what a rule is called, then what it finds and what to do about it, then how it finds it, then
/// what an alert says; tests are last. The order of TopLevelKey.all is that of the language reference.
package enum RuleLayout {
  /// The top-level keys.
  package static let topLevelKeys = [
    "AnalysisType", "RuleID", "BaseDetection", "BaseVersion", "OnlyUseBaseRiskScore",
    "DisplayName", "Enabled", "Severity", "Status", "CreatedBy", "Description", "Reference",
    "Runbook", "Tags", "Reports", "Filename", "LogTypes", "ScheduledQueries", "InlineFilters",
    "Detection", "DynamicSeverities", "CreateAlert", "GroupBy", "DedupPeriodMinutes",
    "Threshold", "AlertTitle", "SummaryAttributes", "AlertContext", "OutputIds", "Tests",
    "x-margay",
  ]

  /// The keys of a match expression.
  package static let expressionKeys = TopLevelKey.expressionKeys

  /// The keys of Enrichment.
  package static let enrichmentKeys = ["Table", "Selector", "FieldPath"]

  /// The keys of an item of AlertContext.
  package static let contextKeys = ["KeyName", "KeyValue"]

  /// The keys of an item of DynamicSeverities.
  package static let severityKeys = ["ChangeTo", "Conditions"]

  /// The keys of a test.
  package static let testKeys = ["Name", "ExpectedResult", "LogType", "Mocks", "Log"]

  /// The keys of what is expected of a test.
  package static let expectationKeys = ExpectationField.allCases.map(\.rawValue)

  /// The keys of an override file.
  package static let overrideFileKeys = ["Overrides", "Filters"]

  /// The keys of an item of Overrides.
  package static let overrideKeys = ["Select", "Override", "Extend"]

  /// The keys of an item of Filters.
  package static let filterKeys = ["Name", "Mode", "Applies", "Expressions"]

  /// The keys of a selection.
  package static let selectionKeys = ["RuleID", "Tags", "LogTypes", "Severity"]

  /// The longest list on one line, in Unicode scalars.
  static let listWidth = 80

  /// The longest line on which a list in brackets that stood on several lines is put together.
  package static let lineWidth = 120

  /// The longest line that folded text is broken into, in Unicode scalars.
  package static let textWidth = 118
}
