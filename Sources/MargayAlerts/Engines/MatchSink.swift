package import MargayKit

/// What takes the stream of matches and makes alerts of it.
///
/// The calls are all that it learns, in input order, so that a log can stand between evaluation and
/// alerting. Alerts are handed to the closure that it was made with.
package protocol MatchSink: AnyObject {
  /// Learns that an event with this time was read, whether it matched or not; to be called before
  /// its matches are accepted.
  ///
  /// Where time passes by events (live input), this is what makes it pass.
  func advance(to time: Int64) throws

  /// Takes a match.
  func accept(_ match: MatchRecord) throws

  /// Learns that the input has ended; to be called once, and nothing after it.
  func finish() throws

  /// What was counted so far.
  var tally: MatchTally { get }
}

/// Takes an alert; what it throws ends the run.
package typealias AlertConsumer = (Alert) throws -> Void

/// The numbers of matches and alerts of a run.
package struct MatchTally: Hashable, Sendable {
  /// The number of matches of each rule, by its index in the rule set.
  package internal(set) var matches: [Int]
  /// The number of alerts of each rule.
  package internal(set) var alerts: [Int]
  /// The number of matches that came later than the lateness allows; 0 for files.
  package internal(set) var late = 0

  /// Makes a tally of nothing for a number of rules.
  package init(ruleCount: Int) {
    matches = Array(repeating: 0, count: ruleCount)
    alerts = matches
  }
}
