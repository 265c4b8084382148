import MargayEvents
import MargayIR
import MargayKit

/// What a rule does with one event, and why.
struct EventExplanation {
  /// The event.
  let event: ExplainedEvent
  /// The results of all expressions.
  let rule: RuleExplanation
  /// The alert fields; nil when the rule does not match.
  let match: RuleMatch?
  /// Why `run` would not give the event to the rule, as clauses; empty when it would.
  let obstacles: [String]

  /// Evaluates the rule on the event.
  init(_ event: ExplainedEvent, _ detection: Detection) {
    var interpreter = Interpreter([detection.program])
    let recognized = event.isRecognized ? event.logType.map { StandingText(Array($0.utf8)) } : nil
    interpreter.begin(event.event, logType: recognized?.value)
    defer {
      interpreter.end()
      withExtendedLifetime(recognized) {}
    }
    self.event = event
    rule = interpreter.explain(0)
    match = rule.outcome == .matched ? interpreter.match(of: 0, detection.metadata) : nil
    obstacles = EventExplanation.obstacles(event, detection.metadata)
  }

  /// What stands between the event and the rule before any expression is looked at (Documentation/Language, section 4).
  private static func obstacles(_ event: ExplainedEvent, _ metadata: RuleMetadata) -> [String] {
    var obstacles: [String] = []
    if !metadata.isEnabled { obstacles.append("the rule is disabled") }
    if metadata.isScheduled {
      obstacles.append("it is a scheduled rule, which takes the rows of a query")
    } else if let logType = event.logType {
      if !metadata.logTypes.contains(where: { $0.utf8.elementsEqual(logType.utf8) }) {
        obstacles.append("the rule does not take the log type '\(logType)'")
      }
    } else if case .file = event.source {
      obstacles.append("the event's log type is unknown without --log-type")
    }
    return obstacles
  }
}
