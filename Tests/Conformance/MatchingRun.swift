import MargayAlerts
import MargayEvents
import MargayIR
import MargayKit
import Testing

/// The whole way from the bytes of events to alerts.
enum MatchingRun {
  /// The alerts of rules over events, each at its place in the input and all at one time.
  static func alerts(
    of rules: [Detection], over events: [[UInt8]], indexer: EventParser.Indexer = .simdjson
  ) throws -> [Alert] {
    var alerts: [Alert] = []
    let engine = FileAlertEngine(rules: rules.map(\.metadata)) { alerts.append($0) }
    var parser = EventParser(indexer: indexer)
    var interpreter = Interpreter(rules.map(\.program))
    for (place, bytes) in events.enumerated() {
      guard case .ok(let event) = parser.parse(bytes, place: UInt64(place)) else {
        Issue.record("not read: \(String(decoding: bytes.prefix(200), as: UTF8.self))")
        continue
      }
      interpreter.begin(event)
      for (number, rule) in rules.enumerated() where interpreter.outcome(of: number) == .matched {
        let match = interpreter.match(of: number, rule.metadata)
        try engine.accept(
          MatchRecord(
            rule: number, dedup: match.dedup, time: 0, digest: EventDigest.sha256(bytes),
            position: UInt64(place), logType: nil,
            fields: AlertFields(
              title: match.title, severity: match.severity, context: match.context)))
      }
      interpreter.end()
    }
    try engine.finish()
    return alerts
  }
}
