package import MargayIR
package import MargayKit

/// An alert: a window of a rule and dedup string that holds enough matches (Documentation/Language, section 6).
package struct Alert: Hashable, Sendable {
  /// The id, stable over runs; see `AlertID`.
  package var alertID: String
  /// RuleID.
  package var ruleID: String
  /// DisplayName; nil when the rule has none.
  package var displayName: String?
  /// The log type of the first match; nil when it is unknown.
  package var logType: String?
  /// The severity, taken from the first match.
  package var severity: Severity
  /// The title, taken from the first match, as UTF-8 bytes.
  package var title: [UInt8]
  /// The dedup string, as UTF-8 bytes.
  package var dedup: [UInt8]
  /// The description, of the first match or the rule.
  package var description: String
  /// The reference, of the first match or the rule.
  package var reference: String
  /// The runbook, of the first match or the rule.
  package var runbook: String
  /// The destinations, of the first match or the rule; nil when routing goes by severity.
  package var destinations: [String]?
  /// Tags.
  package var tags: [String]
  /// Reports.
  package var reports: [ReportMapping]
  /// SummaryAttributes.
  package var summaryAttributes: [String]
  /// The alert context of the first match: a JSON object.
  package var alertContext: [UInt8]
  /// The number of matches that made the alert.
  package var threshold: Int
  /// The number of matches in the window so far.
  package var matchCount: Int
  /// The time of the match that opened the window, in nanoseconds since 1970.
  package var firstEventTime: Int64
  /// The greatest time of its matches so far.
  package var lastEventTime: Int64
  /// Where the window starts.
  package var windowStart: Int64
  /// Where it ends; outside it.
  package var windowEnd: Int64
  /// Whether the window is closed, so that nothing of this will change any more.
  package var isFinal: Bool
  /// What went wrong in functions of the rule for the first match.
  package var functionErrors: [FunctionError]

  /// Makes the alert of a window.
  package init(
    rule: RuleMetadata, dedup: [UInt8], window: AlertWindow, first: MatchPayload, isFinal: Bool
  ) {
    alertID = AlertID.make(ruleID: rule.ruleID, dedup: dedup, windowStart: window.start)
    ruleID = rule.ruleID
    displayName = rule.displayName
    logType = first.logType
    severity = first.fields.severity
    title = first.fields.title
    self.dedup = dedup
    description = first.fields.description ?? rule.description
    reference = first.fields.reference ?? rule.reference
    runbook = first.fields.runbook ?? rule.runbook
    destinations = first.fields.destinations ?? rule.outputIDs
    tags = rule.tags
    reports = rule.reports
    summaryAttributes = rule.summaryAttributes
    alertContext = first.fields.context
    threshold = WindowTerms(rule).threshold
    matchCount = window.matchCount
    firstEventTime = window.start
    lastEventTime = window.lastTime
    windowStart = window.start
    windowEnd = window.end
    self.isFinal = isFinal
    functionErrors = first.fields.functionErrors
  }
}
