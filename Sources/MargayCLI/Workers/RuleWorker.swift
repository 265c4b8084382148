import MargayAlerts
import MargayEvents
import MargayIsolation
import MargayKit

/// What a worker does: calls the rules that a request names for its event, and replies.
struct RuleWorker: ~Copyable, WorkerBody {
  private var evaluator: DetectionEvaluator
  private var parser = EventParser()
  /// The log types that events were known by so far; there are few.
  private var logTypes: [[UInt8]: StandingText] = [:]

  /// The request of the item before, which mostly is that of the next one too.
  private var lastRequest: (bytes: [UInt8], request: CallRequest, logType: StandingText?)?

  /// Makes a worker of the whole rule set.
  init(_ rules: RuleSet) { evaluator = DetectionEvaluator(rules.detections) }

  mutating func results(
    of item: UnsafeRawBufferPointer, _ gate: inout CallGate
  ) -> [UInt8] {
    // What cannot be read was not sent by this version of the tool, which the handshake has made sure of.
    guard let item = CallItem(item), let (request, logType) = request(item.request),
      case .ok(let event) = parser.parse(item.event, place: item.place)
    else { return [] }
    if request.wantsReads { return reads(request, logType, item.event, &gate) }
    evaluator.begin(event, logType: logType)
    defer { evaluator.end() }
    var output: [UInt8] = []
    var digest: [UInt8]?
    for rule in request.rules where rule < evaluator.detections.count {
      guard gate.begin(rule) else { continue }
      let outcome = evaluator.outcome(of: rule, test: request.test)
      gate.end()
      // Most events match nothing, and silence says so.
      if !request.wantsEveryOutcome, case .notMatched = outcome { continue }
      if outcome.isMatch, digest == nil { digest = event.withSource { EventDigest.sha256($0) } }
      CallReply(rule: rule, outcome: outcome, digest: digest ?? []).append(to: &output)
    }
    return output
  }

  private mutating func reads(
    _ request: CallRequest, _ logType: StandingText?, _ source: UnsafeRawBufferPointer,
    _ gate: inout CallGate
  ) -> [UInt8] {
    guard let rule = request.rules.first, evaluator.detections.indices.contains(rule),
      gate.begin(rule)
    else { return [] }
    defer { gate.end() }
    return ReadsCoding.bytes(
      of: FunctionReads.reads(
        of: evaluator.detections[rule], source: Array(source), logType: logType))
  }

  private mutating func request(
    _ bytes: UnsafeRawBufferPointer
  ) -> (CallRequest, StandingText?)? {
    if let lastRequest, bytes.elementsEqual(lastRequest.bytes) {
      return (lastRequest.request, lastRequest.logType)
    }
    guard let request = CallRequest(bytes) else { return nil }
    let logType = request.logType.map { standing($0) }
    lastRequest = (Array(bytes), request, logType)
    return (request, logType)
  }

  private mutating func standing(_ logType: [UInt8]) -> StandingText {
    if let known = logTypes[logType] { return known }
    let text = StandingText(logType)
    logTypes[logType] = text
    return text
  }
}
