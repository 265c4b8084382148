import MargayAlerts
import MargayEvents
import MargayKit

/// The whole way from an input of one event a line to alerts, without the command line.
struct MatchingRun {
  /// The alerts, in order.
  private(set) var alerts: [Alert] = []
  /// What was counted of the input.
  let counts: ReadCounts

  /// Reads an input, evaluates the rules and forms the alerts of a file.
  init(
    _ rules: RuleSet, over input: [UInt8], settings: EvaluationSettings = EvaluationSettings()
  ) throws {
    var alerts: [Alert] = []
    let engine = FileAlertEngine(rules: rules.detections.map(\.metadata)) { alerts.append($0) }
    var evaluator = EventEvaluator(rules, settings: settings) { EventDigest.sha256($0) }
    let reader = EventReader(logType: settings.logType)
    var failure: (any Error)?
    evaluator.beginInput(isLive: false)
    try reader.read(ByteSource(bytes: input, name: "input")) { event, position in
      engine.advance(to: evaluator.evaluate(event, position: position))
      do {
        for match in evaluator.matches { try engine.accept(match) }
      } catch {
        failure = error
      }
      return failure == nil
    }
    if let failure { throw failure }
    try engine.finish()
    self.alerts = alerts
    counts = reader.counts
  }
}
