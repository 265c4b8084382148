package import MargayEvents

/// What a run read, found and could not read (Documentation/Formats.md, `run --summary`).
package struct RunSummary: Hashable, Sendable {
  /// The number of events.
  package var eventsRead = 0
  /// The number of bytes, after decompression.
  package var bytesRead = 0
  /// The number of events that were repaired while they were read (Documentation/Language, section 0).
  package var repaired = 0
  /// The number of keys that were passed over because their object has them already.
  package var duplicateKeys = 0
  /// The number of bad lines.
  package var badLineCount = 0
  /// The first bad lines, 100 at most.
  package var firstBadLines: [BadLine] = []
  /// The number of events whose log type is unknown.
  package var unknownLogType = 0
  /// The number of events whose log type is known and taken by no rule that runs.
  package var withoutRule = 0
  /// Whether log types were ignored (`--all-rules`), so that those events were not lost.
  package var ranAllRules = false
  /// The numbers of times that were present but could not be read, by log type.
  package var withoutTime: [UnreadTimes] = []
  /// The number of matches that came later than the lateness allows.
  package var lateMatches = 0
  /// What was counted for each rule, in the order of registration.
  package var rules: [RuleCounts] = []
  /// How long the run took.
  package var duration = Duration.zero

  /// Makes the summary of a run that read nothing.
  package init() {}

  /// The number of times of one log type that could not be read.
  package struct UnreadTimes: Hashable, Sendable {
    /// The log type; nil for events whose log type is unknown.
    package var logType: String?
    /// The number.
    package var count: Int

    /// Makes a number.
    package init(logType: String?, count: Int) {
      self.logType = logType
      self.count = count
    }
  }

  /// What was counted for one rule.
  package struct RuleCounts: Hashable, Sendable {
    /// RuleID.
    package var ruleID: String
    /// The number of matches.
    package var matches: Int
    /// The number of alerts.
    package var alerts: Int
    /// The number of events on which the rule failed.
    package var errors: Int

    /// Makes counts.
    package init(ruleID: String, matches: Int, alerts: Int, errors: Int = 0) {
      self.ruleID = ruleID
      self.matches = matches
      self.alerts = alerts
      self.errors = errors
    }
  }
}
