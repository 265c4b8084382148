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

  /// What the value of a key is.
  package enum Form: Sendable {
    /// A value of AnalysisType.
    case kind
    /// Text of the form of a RuleID.
    case name
    /// Text.
    case text
    /// A boolean.
    case flag
    /// A whole number.
    case number(least: Int)
    /// A severity.
    case severity
    /// A list of texts.
    case texts
    /// A mapping of frameworks to lists of texts.
    case reports
    /// A list of match expressions of a grammar.
    case expressions(Grammar)
    /// A list of key specifiers.
    case paths
    /// The list of AlertContext.
    case context
    /// The list of DynamicSeverities.
    case severities
    /// The list of tests.
    case tests
    /// The mapping of `x-margay`.
    case extensions
  }

  /// The name.
  package let name: String
  /// What its value is.
  package let form: Form
  /// The files that may hold it.
  package let places: Place
  /// What it is for, in one sentence for people.
  package let documentation: String

  private init(_ name: String, _ form: Form, _ places: Place, _ documentation: String) {
    self.name = name
    self.form = form
    self.places = places
    self.documentation = documentation
  }

  /// Every key, in the order of the language reference.
  package static let all: [TopLevelKey] = [
    TopLevelKey(
      "AnalysisType", .kind, [.simple, .derived, .python],
      "What the file is; a Simple Detection is a `rule`, or a `scheduled_rule` over the rows of a query."
    ),
    TopLevelKey(
      "RuleID", .name, [.simple, .derived, .python],
      "The id of the rule, unique among all rules."),
    TopLevelKey(
      "Enabled", .flag, [.simple, .derived, .python, .override],
      "Whether the rule runs."),
    TopLevelKey(
      "Severity", .severity, [.simple, .derived, .python, .override],
      "How bad an alert is, unless DynamicSeverities says otherwise."),
    TopLevelKey(
      "BaseDetection", .name, .derived,
      "The RuleID of the rule that this one derives from; what is not written here follows it."),
    TopLevelKey(
      "Filename", .text, .python,
      "The file with the code of a Python rule, which Margay does not run."),
    TopLevelKey(
      "LogTypes", .texts, [.simple, .python, .override, .extend],
      "The log types of the events that the rule sees."),
    TopLevelKey(
      "ScheduledQueries", .texts, [.simple, .python],
      "The queries whose rows a scheduled rule sees."),
    TopLevelKey(
      "Detection", .expressions(.detection), .simple,
      "The match expressions that must all hold."),
    TopLevelKey(
      "InlineFilters", .expressions(.filters), [.simple, .derived, .python, .override, .extend],
      "Expressions that an event must pass before Detection is asked; only KeyPath and Enrichment, All and Any."
    ),
    TopLevelKey(
      "DisplayName", .name, [.simple, .derived, .python, .override],
      "The name of the rule for people."),
    TopLevelKey(
      "Description", .text, [.simple, .derived, .python, .override],
      "What the rule finds, and why that matters."),
    TopLevelKey(
      "Reference", .text, [.simple, .derived, .python, .override],
      "Where to read more, such as an address."),
    TopLevelKey(
      "Runbook", .text, [.simple, .derived, .python, .override],
      "What to do about an alert."),
    TopLevelKey(
      "Status", .text, [.simple, .derived, .python, .override],
      "The state of the rule in the life of its repository."),
    TopLevelKey(
      "CreatedBy", .text, [.simple, .python],
      "Who wrote the rule."),
    TopLevelKey(
      "AlertTitle", .text, [.simple, .derived, .override],
      "The title of an alert; `{path}` is replaced by a value of the event, `{{` is a brace."),
    TopLevelKey(
      "AlertContext", .context, [.simple, .derived, .override],
      "Values of the event that an alert carries, each under a name."),
    TopLevelKey(
      "GroupBy", .paths, [.simple, .derived, .override],
      "The values by which matches are grouped into alerts; without it the title groups them."),
    TopLevelKey(
      "DynamicSeverities", .severities, [.simple, .derived, .override],
      "Severities under conditions: the first that holds wins."),
    TopLevelKey(
      "DedupPeriodMinutes", .number(least: 1), [.simple, .derived, .python, .override],
      "How long further matches join an alert, in minutes; 60 by default."),
    TopLevelKey(
      "Threshold", .number(least: 1), [.simple, .derived, .python, .override],
      "How many matches make an alert; 1 by default."),
    TopLevelKey(
      "CreateAlert", .flag, [.simple, .derived, .python, .override],
      "Whether matches make alerts; true by default."),
    TopLevelKey(
      "OutputIds", .texts, [.simple, .derived, .python, .override, .extend],
      "The destinations of alerts; without it they go by severity."),
    TopLevelKey(
      "SummaryAttributes", .texts, [.simple, .derived, .python, .override, .extend],
      "Key paths whose values are counted over the matches of an alert."),
    TopLevelKey(
      "Tags", .texts, [.simple, .derived, .python, .override, .extend],
      "Words by which rules are found and selected."),
    TopLevelKey(
      "Reports", .reports, [.simple, .derived, .python, .override, .extend],
      "Places in frameworks, such as `MITRE ATT&CK: [TA0006:T1556.006]`."),
    TopLevelKey(
      "OnlyUseBaseRiskScore", .flag, [.simple, .derived, .python],
      "Carried, without effect."),
    TopLevelKey(
      "BaseVersion", .number(least: 0), [.simple, .derived, .python],
      "Carried, without effect."),
    TopLevelKey(
      "Tests", .tests, [.simple, .derived, .python, .override, .extend],
      "Events with what the rule says about them."),
    TopLevelKey(
      "x-margay", .extensions, [.simple, .derived, .python],
      "What Margay adds to the language: expected alert fields of tests."),
  ]

  /// The names, in the same order.
  static let table = NameTable(all.map(\.name))

  /// The keys of a match expression (section 2).
  package static let expressionKeys = [
    "Key", "DeepKey", "KeyPath", "Enrichment", "Condition", "Value", "Values", "Expressions",
    "All", "Any", "OnlyOne", "None",
  ]

  /// The same keys, in the same order.
  static let expressionTable = NameTable(expressionKeys)

  /// The key of a name; nil for a name that no file has at its top.
  static func named(_ name: String) -> TopLevelKey? { table.index(of: name).map { all[$0] } }

  /// Whether an override file can give rules another value of a key.
  static func isOverridable(_ name: String) -> Bool {
    named(name)?.places.contains(.override) ?? false
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
  static func isTopLevel(_ name: String) -> Bool { named(name) != nil }
}
