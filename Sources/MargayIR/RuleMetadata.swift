/// How bad an alert is, from lowest to highest (Documentation/Language, section 1).
public enum Severity: String, Hashable, Sendable, CaseIterable, Comparable {
  /// No risk.
  case info = "Info"
  /// Little risk.
  case low = "Low"
  /// Some risk.
  case medium = "Medium"
  /// Much risk.
  case high = "High"
  /// Act at once.
  case critical = "Critical"

  /// Orders severities from `info` to `critical`.
  public static func < (lhs: Severity, rhs: Severity) -> Bool { lhs.rank < rhs.rank }

  /// The place in the order, from 0.
  private var rank: Int {
    switch self {
    case .info: 0
    case .low: 1
    case .medium: 2
    case .high: 3
    case .critical: 4
    }
  }
}

/// One entry of Reports: a framework and the places in it.
public struct ReportMapping: Hashable, Sendable {
  /// The framework, for example `MITRE ATT&CK`.
  public var framework: String
  /// The places, for example `TA0006:T1556.006`.
  public var values: [String]

  /// Makes an entry.
  public init(framework: String, values: [String]) {
    self.framework = framework
    self.values = values
  }
}

/// What is said about a rule beside its logic (Documentation/Language, section 1).
public struct RuleMetadata: Hashable, Sendable {
  /// RuleID.
  public var ruleID: String
  /// Whether it is a `scheduled_rule`, which takes the rows of a query.
  public var isScheduled: Bool
  /// DisplayName; nil when there is none.
  public var displayName: String?
  /// Whether it runs.
  public var isEnabled: Bool
  /// The default severity.
  public var severity: Severity
  /// The log types it takes; empty for a scheduled rule.
  public var logTypes: [String]
  /// The queries of a scheduled rule.
  public var scheduledQueries: [String]
  /// Description.
  public var description: String
  /// Reference.
  public var reference: String
  /// Runbook.
  public var runbook: String
  /// Status.
  public var status: String?
  /// CreatedBy.
  public var createdBy: String?
  /// Tags.
  public var tags: [String]
  /// Reports, in document order.
  public var reports: [ReportMapping]
  /// SummaryAttributes, as key path text.
  public var summaryAttributes: [String]
  /// The number of matches in a window that make an alert.
  public var threshold: Int
  /// The length of a deduplication window in minutes.
  public var dedupPeriodMinutes: Int
  /// Whether matches make alerts; signals only when false.
  public var createsAlert: Bool
  /// OutputIds: the destinations; nil when routing goes by severity.
  public var outputIDs: [String]?

  /// Makes metadata with the defaults of section 1.
  public init(ruleID: String, severity: Severity = .info) {
    self.ruleID = ruleID
    self.isScheduled = false
    self.displayName = nil
    self.isEnabled = true
    self.severity = severity
    self.logTypes = []
    self.scheduledQueries = []
    self.description = ""
    self.reference = ""
    self.runbook = ""
    self.status = nil
    self.createdBy = nil
    self.tags = []
    self.reports = []
    self.summaryAttributes = []
    self.threshold = 1
    self.dedupPeriodMinutes = 60
    self.createsAlert = true
    self.outputIDs = nil
  }
}
