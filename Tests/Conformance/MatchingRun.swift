import MargayAlerts
import MargayEvents
import MargayIR
import MargayKit
import Testing

/// The whole way from bytes to alerts, without the command line.
struct MatchingRun: ~Copyable {
  private let rules: [Detection]
  private var interpreter: Interpreter
  private let alerts: Alerts
  private let engine: FileAlertEngine

  /// The alerts that were delivered.
  private final class Alerts {
    var all: [Alert] = []
  }

  private init(_ rules: [Detection]) {
    let alerts = Alerts()
    self.rules = rules
    self.alerts = alerts
    interpreter = Interpreter(rules.map(\.program))
    engine = FileAlertEngine(rules: rules.map(\.metadata)) { alerts.all.append($0) }
  }

  /// Evaluates all rules over an event; every event has the same time.
  private mutating func evaluate(_ event: Event, at position: UInt64) throws {
    interpreter.begin(event)
    for (number, rule) in rules.enumerated() where interpreter.outcome(of: number) == .matched {
      let match = interpreter.match(of: number, rule.metadata)
      try engine.accept(
        MatchRecord(
          rule: number, dedup: match.dedup, time: 0,
          digest: event.withSource { EventDigest.sha256($0) }, position: position, logType: nil,
          fields: AlertFields(
            title: match.title, severity: match.severity, context: match.context)))
    }
    interpreter.end()
  }

  /// The alerts of rules over events, each of which must be readable.
  static func alerts(
    of rules: [Detection], over events: [[UInt8]], indexer: EventParser.Indexer = .simdjson
  ) throws -> [Alert] {
    var run = MatchingRun(rules)
    var parser = EventParser(indexer: indexer)
    for (place, bytes) in events.enumerated() {
      guard case .ok(let event) = parser.parse(bytes, place: UInt64(place)) else {
        Issue.record("not read: \(String(decoding: bytes.prefix(200), as: UTF8.self))")
        continue
      }
      try run.evaluate(event, at: UInt64(place))
    }
    try run.engine.finish()
    return run.alerts.all
  }

  /// The alerts of rules over an input of one event a line, and what was counted of it.
  static func alerts(
    of rules: [Detection], reading input: [UInt8]
  ) throws -> (alerts: [Alert], counts: ReadCounts) {
    var events: [(event: Event, position: UInt64)] = []
    let reader = EventReader()
    try reader.read(ByteSource(bytes: input, name: "input")) { event, position in
      events.append((event, position.number))
      return true
    }
    // Kept until here: an event's memory is its own as long as somebody holds it.
    var run = MatchingRun(rules)
    for (event, position) in events { try run.evaluate(event, at: position) }
    try run.engine.finish()
    return (run.alerts.all, reader.counts)
  }
}
