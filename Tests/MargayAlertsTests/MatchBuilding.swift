import MargayAlerts
import MargayIR
import MargayKit
import TestSupport

let second: Int64 = 1_000_000_000
let minute: Int64 = 60 * second

/// Metadata with the fields that windows depend on.
func rule(
  _ id: String, threshold: Int = 1, minutes: Int = 60, createsAlert: Bool = true
) -> RuleMetadata {
  var metadata = RuleMetadata(ruleID: id, severity: .medium)
  metadata.threshold = threshold
  metadata.dedupPeriodMinutes = minutes
  metadata.createsAlert = createsAlert
  return metadata
}

/// A match whose title tells it from every other.
func match(
  rule: Int = 0, _ dedup: String, at time: Int64, position: Int = 0, title: String? = nil
) -> MatchRecord {
  let title = title ?? "\(rule) \(dedup) \(time) \(position)"
  return MatchRecord(
    rule: rule, dedup: Array(dedup.utf8), time: time, digest: EventDigest.sha256(Array(title.utf8)),
    position: UInt64(position), logType: "AWS.CloudTrail",
    fields: AlertFields(
      title: Array(title.utf8), severity: .high, context: Array(#"{"n":1}"#.utf8)))
}

/// What the engine makes of matches, and its tally.
func fileAlerts(
  _ rules: [RuleMetadata], _ matches: [MatchRecord], settings: SpillSettings = SpillSettings()
) throws -> (alerts: [Alert], tally: MatchTally) {
  var alerts: [Alert] = []
  let engine = FileAlertEngine(rules: rules, settings: settings) { alerts.append($0) }
  for match in matches {
    engine.advance(to: match.time)
    try engine.accept(match)
  }
  try engine.finish()
  return (alerts, engine.tally)
}

/// Random matches of several rules and dedup strings, with equal times among them.
func randomMatches(
  count: Int, rules: Int, dedups: Int, span: Int64, using random: inout SeededGenerator
) -> [MatchRecord] {
  (0..<count).map { position in
    let dedup = "d\(Int.random(in: 0..<dedups, using: &random))"
    let time = Int64.random(in: 0..<(span / second), using: &random) * second
    return match(
      rule: Int.random(in: 0..<rules, using: &random), dedup, at: time, position: position)
  }
}
