// What a rule author meets of these modules (`Event`, `Severity`, `ReportMapping`) comes with `import MargayKit`.
@_exported public import MargayEvents
@_exported public import MargayIR

/// A detection rule written in Swift.
///
/// Only `id`, `logTypes` and `matches` are required:
///
///     struct ConsoleLoginWithoutMFA: Rule {
///       let id = "AWS.ConsoleLogin.WithoutMFA"
///       let logTypes = [CloudTrail.logType]
///       let severity = Severity.high
///
///       func matches(_ event: Event) -> Bool {
///         event["eventName"] == "ConsoleLogin" && CloudTrail.isSuccess(event)
///           && event["additionalEventData", "MFAUsed"] == "No"
///       }
///
///       func title(_ event: Event) -> String? {
///         "\(event.shown("userIdentity.arn")) signed in to the console without MFA"
///       }
///     }
///
/// The properties are the rule's metadata, read once when the registry is frozen; each has the default of its key in
/// YAML (Documentation/Language, section 1). The functions see the event: `matches` every one of the rule's log
/// types, the others only those that match. A function that throws costs only itself (section 9): `matches` counts
/// as a rule error, for the others what stands in their comment is used.
///
/// Rules run in worker processes beside the tool. A rule keeps no state between events: which events one instance
/// sees, and in which order, is not promised.
public protocol Rule: Sendable {
  /// RuleID: unique in a registry, of any characters but `<>&"%` and control characters.
  var id: String { get }
  /// The log types whose events the rule sees, such as `AWS.CloudTrail`; compared exactly.
  var logTypes: [String] { get }
  /// Whether the event is one that the rule looks for.
  func matches(_ event: Event) throws -> Bool

  /// Where the rule stands, for lists and reports: `let place: CodePlace? = .here()`; nil for the line that registers it.
  var place: CodePlace? { get }
  /// DisplayName; nil for none.
  var displayName: String? { get }
  /// Whether the rule runs.
  var isEnabled: Bool { get }
  /// The default severity.
  var severity: Severity { get }
  /// What the rule looks for, and why.
  var description: String { get }
  /// Where to read more.
  var reference: String { get }
  /// What to do about an alert.
  var runbook: String { get }
  /// Status: a word for the rule's state of development; nil for none.
  var status: String? { get }
  /// CreatedBy; nil for none.
  var createdBy: String? { get }
  /// Whether the rule takes rows of queries in place of events (AnalysisType `scheduled_rule`).
  var isScheduled: Bool { get }
  /// The queries of a scheduled rule, which needs no log types.
  var scheduledQueries: [String] { get }
  /// Words to select the rule by.
  var tags: [String] { get }
  /// The frameworks and the places in them, such as MITRE ATT&CK's `TA0006:T1556.006`.
  var reports: [ReportMapping] { get }
  /// Key paths whose values sum up the events of an alert.
  var summaryAttributes: [String] { get }
  /// How many matches in a window make an alert; at least 1.
  var threshold: Int { get }
  /// The length of a deduplication window in minutes; at least 1.
  var dedupPeriodMinutes: Int { get }
  /// Whether matches make alerts; signals only when false.
  var createsAlert: Bool { get }
  /// The destinations of alerts; nil when routing goes by severity.
  var outputIDs: [String]? { get }
  /// Filters that an event must pass before `matches` sees it, in the grammar of InlineFilters (section 5).
  var inlineFilters: [MatchExpression] { get }
  /// Filters of which every one must hold before `matches` sees an event.
  var includeFilters: [EventFilter] { get }
  /// Filters of which none may hold before `matches` sees an event.
  var excludeFilters: [EventFilter] { get }
  /// Events with the result that is expected.
  var tests: [RuleTest] { get }

  /// What the rule misses to be run, a sentence each; empty when it is configured.
  ///
  /// For rules that need data of the site, such as its own address ranges: the registry does not run a rule that
  /// misses something, and says what.
  func validateConfiguration() -> [String]

  /// The title of the alert; nil or a failure gives the display name, else the id.
  func title(_ event: Event) throws -> String?
  /// The dedup string; nil, the empty one or a failure gives the title.
  func dedup(_ event: Event) throws -> String?
  /// The severity; nil or a failure gives the default one.
  func severity(_ event: Event) throws -> Severity?
  /// The description; nil gives that of the metadata, a failure the empty one.
  func description(_ event: Event) throws -> String?
  /// The reference; nil gives that of the metadata, a failure the empty one.
  func reference(_ event: Event) throws -> String?
  /// The runbook; nil gives that of the metadata, a failure the empty one.
  func runbook(_ event: Event) throws -> String?
  /// The destinations, of which the first ten count; nil or a failure gives those of the metadata, an empty list none.
  func destinations(_ event: Event) throws -> [String]?
  /// What the alert says beside its title; a failure gives nothing.
  func alertContext(_ event: Event) throws -> AlertContext
}

extension Rule {
  /// The rule is reported at the line that registers it.
  public var place: CodePlace? { nil }
  /// There is no display name.
  public var displayName: String? { nil }
  /// The rule runs.
  public var isEnabled: Bool { true }
  /// The severity is Info.
  public var severity: Severity { .info }
  /// There is no description.
  public var description: String { "" }
  /// There is no reference.
  public var reference: String { "" }
  /// There is no runbook.
  public var runbook: String { "" }
  /// There is no status.
  public var status: String? { nil }
  /// Nobody is named.
  public var createdBy: String? { nil }
  /// A rule with queries is scheduled.
  public var isScheduled: Bool { !scheduledQueries.isEmpty }
  /// There are no queries.
  public var scheduledQueries: [String] { [] }
  /// There are no tags.
  public var tags: [String] { [] }
  /// There are no reports.
  public var reports: [ReportMapping] { [] }
  /// There are no summary attributes.
  public var summaryAttributes: [String] { [] }
  /// Each match makes an alert, or joins one.
  public var threshold: Int { 1 }
  /// A window has an hour.
  public var dedupPeriodMinutes: Int { 60 }
  /// Matches make alerts.
  public var createsAlert: Bool { true }
  /// Routing goes by severity.
  public var outputIDs: [String]? { nil }
  /// There are no inline filters.
  public var inlineFilters: [MatchExpression] { [] }
  /// There are no include filters.
  public var includeFilters: [EventFilter] { [] }
  /// There are no exclude filters.
  public var excludeFilters: [EventFilter] { [] }
  /// There are no tests.
  public var tests: [RuleTest] { [] }
  /// The rule needs no data of the site.
  public func validateConfiguration() -> [String] { [] }
  /// The title is the display name, else the id.
  public func title(_ event: Event) throws -> String? { nil }
  /// The dedup string is the title.
  public func dedup(_ event: Event) throws -> String? { nil }
  /// The severity is the default one.
  public func severity(_ event: Event) throws -> Severity? { nil }
  /// The description is that of the metadata.
  public func description(_ event: Event) throws -> String? { nil }
  /// The reference is that of the metadata.
  public func reference(_ event: Event) throws -> String? { nil }
  /// The runbook is that of the metadata.
  public func runbook(_ event: Event) throws -> String? { nil }
  /// The destinations are those of the metadata.
  public func destinations(_ event: Event) throws -> [String]? { nil }
  /// The context is empty.
  public func alertContext(_ event: Event) throws -> AlertContext { [:] }
}
