import MargayDiagnostics
import MargayFrontend
import MargayIR
import MargayKit

/// What `explain` says about an event and what the rule does with it.
struct EventFacts {
  private let explanation: EventExplanation
  private let detection: Detection
  private let places: PlaceLabels

  /// Makes the facts.
  init(_ explanation: EventExplanation, _ detection: Detection, _ places: PlaceLabels) {
    self.explanation = explanation
    self.detection = detection
    self.places = places
  }

  /// The facts, in order.
  var rows: [FactRow] {
    var rows = [FactRow("event", source)]
    if let logType = explanation.event.logType {
      let origin = explanation.event.isRecognized ? " (by the event's shape)" : ""
      rows.append(FactRow("log type", logType + origin))
    }
    rows.append(result)
    if let deciding = explanation.rule.deciding?.expression {
      let outline = ExpressionOutline(deciding)
      let reason = outline.reason.isEmpty ? "" : ": " + outline.reason
      rows.append(
        FactRow("because", places.label(deciding.id) + " " + outline.label + reason))
    }
    if let match = explanation.match { rows += alertRows(match) }
    if !explanation.obstacles.isEmpty {
      rows.append(
        FactRow("run", "would pass it over: " + explanation.obstacles.joined(separator: "; ")))
    }
    return rows
  }

  private var source: String {
    switch explanation.event.source {
    case .file("-", let line): "standard input, line \(line)"
    case .file(let path, let line): "\(path):\(line)"
    case .test(let test): "test '\(test.name.value)'"
    }
  }

  private var result: FactRow {
    let text =
      switch explanation.rule.outcome {
      case .matched: "match"
      case .notMatched: "no match"
      case .filtered: "no match: an inline filter drops the event"
      case .notIncluded: "no match: an include filter drops the event"
      case .excluded: "no match: an exclude filter drops the event"
      }
    let isMatch = explanation.rule.outcome == .matched
    guard case .test(let test) = explanation.event.source else {
      return FactRow("result", text, tone: isMatch ? .good : .bad)
    }
    let isExpected = test.expectedResult == isMatch
    let expectation =
      isExpected
      ? "as the test expects"
      : "but the test expects \(test.expectedResult ? "a match" : "no match")"
    return FactRow("result", "\(text), \(expectation)", tone: isExpected ? .good : .bad)
  }

  private func alertRows(_ match: RuleMatch) -> [FactRow] {
    var rows = [
      FactRow("title", String(decoding: match.title, as: UTF8.self)),
      FactRow("dedup", String(decoding: match.dedup, as: UTF8.self)),
      FactRow("severity", match.severity.rawValue),
    ]
    if !detection.program.context.isEmpty {
      rows.append(FactRow("context", String(decoding: match.context, as: UTF8.self)))
    }
    return rows
  }
}
