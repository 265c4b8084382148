/// A top-level key of a rule file: the table that the reader, did-you-mean and the schema derive from
/// (Documentation/Language, section 1).
package struct TopLevelKey: Sendable {
  /// Which files may hold a key.
  package struct Place: OptionSet, Sendable {
    /// The bits.
    package let rawValue: UInt8
    /// A Simple Detection.
    package static let simple = Place(rawValue: 1)
    /// A derived detection.
    package static let derived = Place(rawValue: 2)
    /// The metadata of a Python rule.
    package static let python = Place(rawValue: 4)
    /// Override of an override file.
    package static let override = Place(rawValue: 8)
    /// Extend of an override file.
    package static let extend = Place(rawValue: 16)

    /// Makes places from bits.
    package init(rawValue: UInt8) { self.rawValue = rawValue }
  }

  /// The name.
  package let name: String
  /// The files that may hold it.
  package let places: Place

  /// Every key, in the order of the language reference.
  package static let all: [TopLevelKey] = [
    TopLevelKey(name: "AnalysisType", places: [.simple, .derived, .python]),
    TopLevelKey(name: "RuleID", places: [.simple, .derived, .python]),
    TopLevelKey(name: "Enabled", places: [.simple, .derived, .python, .override]),
    TopLevelKey(name: "Severity", places: [.simple, .derived, .python, .override]),
    TopLevelKey(name: "BaseDetection", places: .derived),
    TopLevelKey(name: "Filename", places: .python),
    TopLevelKey(name: "LogTypes", places: [.simple, .python, .override, .extend]),
    TopLevelKey(name: "ScheduledQueries", places: [.simple, .python]),
    TopLevelKey(name: "Detection", places: .simple),
    TopLevelKey(name: "InlineFilters", places: [.simple, .derived, .python, .override, .extend]),
    TopLevelKey(name: "DisplayName", places: [.simple, .derived, .python, .override]),
    TopLevelKey(name: "Description", places: [.simple, .derived, .python, .override]),
    TopLevelKey(name: "Reference", places: [.simple, .derived, .python, .override]),
    TopLevelKey(name: "Runbook", places: [.simple, .derived, .python, .override]),
    TopLevelKey(name: "Status", places: [.simple, .derived, .python, .override]),
    TopLevelKey(name: "CreatedBy", places: [.simple, .python]),
    TopLevelKey(name: "AlertTitle", places: [.simple, .derived, .override]),
    TopLevelKey(name: "AlertContext", places: [.simple, .derived, .override]),
    TopLevelKey(name: "GroupBy", places: [.simple, .derived, .override]),
    TopLevelKey(name: "DynamicSeverities", places: [.simple, .derived, .override]),
    TopLevelKey(name: "DedupPeriodMinutes", places: [.simple, .derived, .python, .override]),
    TopLevelKey(name: "Threshold", places: [.simple, .derived, .python, .override]),
    TopLevelKey(name: "CreateAlert", places: [.simple, .derived, .python, .override]),
    TopLevelKey(name: "OutputIds", places: [.simple, .derived, .python, .override, .extend]),
    TopLevelKey(
      name: "SummaryAttributes", places: [.simple, .derived, .python, .override, .extend]),
    TopLevelKey(name: "Tags", places: [.simple, .derived, .python, .override, .extend]),
    TopLevelKey(name: "Reports", places: [.simple, .derived, .python, .override, .extend]),
    TopLevelKey(name: "OnlyUseBaseRiskScore", places: [.simple, .derived, .python]),
    TopLevelKey(name: "BaseVersion", places: [.simple, .derived, .python]),
    TopLevelKey(name: "Tests", places: [.simple, .derived, .python, .override, .extend]),
    TopLevelKey(name: "x-margay", places: [.simple, .derived, .python]),
  ]

  /// The keys of a match expression (section 2).
  package static let expressionKeys = [
    "Key", "DeepKey", "KeyPath", "Enrichment", "Condition", "Value", "Values", "Expressions",
    "All", "Any", "OnlyOne", "None",
  ]

  /// Whether an override file can give rules another value of a key.
  static func isOverridable(_ name: String) -> Bool {
    all.contains { $0.name == name && $0.places.contains(.override) }
  }

  /// Why an override file cannot change a key, as the end of a sentence.
  static func reasonAgainstOverride(_ name: String) -> String {
    switch name {
    case "RuleID": "derive a rule with BaseDetection to have it under another id"
    case "Detection": "narrow the rule with Filters, or write a rule of its own"
    case "x-margay": "what is expected of tests stands in the file of the rule"
    case "OnlyUseBaseRiskScore", "BaseVersion": "it has no effect"
    default: "it says what the rule is, and stands in the file of the rule only"
    }
  }

  /// Whether `name` is a top-level key of some file.
  static func isTopLevel(_ name: String) -> Bool { all.contains { $0.name == name } }
}
