import MargayEvents
import MargayFrontend
import MargayIR

/// Gives events to two rules until they differ.
struct ComparisonRun: ~Copyable {
  private let pair: [Detection]
  private let numbers: [Int]
  private let caller: (any FunctionCaller)?
  private var evaluator: DetectionEvaluator
  private var parser = EventParser()
  /// The log type that events are read as: one that both rules take, else the first of the first.
  private let logType: StandingText?
  private let logTypeName: String?
  private(set) var eventsTried = 0
  private(set) var difference: RuleComparison.EventDifference?

  init(_ pair: [Detection], numbers: [Int], caller: (any FunctionCaller)?) {
    self.pair = pair
    self.numbers = numbers
    self.caller = caller
    evaluator = DetectionEvaluator(pair)
    let types = pair.map(\.metadata.logTypes)
    let common = types[0].first { type in types[1].contains { $0.utf8.elementsEqual(type.utf8) } }
    logTypeName = common ?? types[0].first
    logType = logTypeName.map { StandingText(Array($0.utf8)) }
  }

  /// Tries given events, the events of tests, and generated ones, in this order.
  mutating func search(_ options: RuleComparison.Options) {
    for (index, event) in options.events.enumerated() {
      if !tryEvent(event, "given event \(index + 1)") { return }
    }
    let tests = pair.flatMap(\.tests)
    for test in tests where !tryEvent(test.written.log, "test '\(test.written.name.value)'") {
      return
    }
    let seeds =
      tests.compactMap { JSONTree(json: $0.written.log) }
      + pair.flatMap { detection -> [JSONTree] in
        detection.isDecidedByFunction
          ? [] : (0..<4).map { SatisfyingEvents.event(for: detection.program, seed: $0) }
      }
    let aims = EventAim.joined(
      pair.map { EventAim.aims(at: $0.program) }
        + [EventAim.aims(at: reads(seeds))] + seeds.prefix(8).map { EventAim.aims(at: $0) })
    let generated = AimedEvents(seeds: seeds, aims: aims)
    var number = 0
    // `forEach` takes a closure, which cannot hold a value that is not copied.
    var events: [[UInt8]] = []
    var remaining = options.generatedCount
    generated.forEach(options.generatedCount) { event in
      events.append(event.json)
      remaining -= 1
      return remaining > 0
    }
    for event in events {
      number += 1
      if !tryEvent(event, "generated event \(number)") { return }
    }
  }

  /// What the functions of both rules read of some events.
  private func reads(_ seeds: [JSONTree]) -> [EventNotes.Read] {
    var found: [EventNotes.Read] = []
    for (place, detection) in pair.enumerated() where detection.hasFunctions {
      for seed in seeds.prefix(20) {
        found += reads(of: place, seed.json)
      }
    }
    return found
  }

  private func reads(of place: Int, _ event: [UInt8]) -> [EventNotes.Read] {
    if let caller {
      return caller.reads(of: numbers[place], source: event, logType: logTypeName)
    }
    return FunctionReads.reads(of: pair[place], source: event, logType: logType)
  }

  /// Gives an event to both rules; false when they differ on it.
  private mutating func tryEvent(_ source: [UInt8], _ name: String) -> Bool {
    guard let outcomes = outcomes(source) else { return true }
    eventsTried += 1
    let fields = ComparisonRun.differingFields(outcomes, pair)
    guard !fields.isEmpty else { return true }
    var small = source
    if let tree = JSONTree(json: source) {
      // The minimiser wants a closure too: it tries events through a run of its own.
      let trial = ComparisonTrial(pair, numbers: numbers, caller: caller)
      small = EventMinimiser.minimise(tree) { trial.differingFields($0.json) == fields }.json
    }
    difference = RuleComparison.EventDifference(
      event: small, source: name, outcomes: self.outcomes(small) ?? outcomes, fields: fields)
    return false
  }

  /// What both rules say about an event; nil where it is none.
  mutating func outcomes(_ source: [UInt8]) -> [DetectionOutcome]? {
    guard case .ok(let event) = parser.parse(source), event.root.kind == .object else {
      return nil
    }
    evaluator.begin(event, logType: logType)
    defer { evaluator.end() }
    var outcomes: [DetectionOutcome] = []
    for place in 0..<2 {
      if let caller, pair[place].hasFunctions {
        outcomes.append(
          caller.outcome(
            of: numbers[place], test: nil, source: source, logType: logTypeName, place: 0))
      } else {
        outcomes.append(evaluator.outcome(of: place))
      }
    }
    return outcomes
  }

  /// What differs in two outcomes: `match`, or the names of alert fields.
  ///
  /// What a rule says of itself by its RuleID, in a title that it does not have or a dedup string that is the default,
  /// is no difference.
  static func differingFields(
    _ outcomes: [DetectionOutcome], _ pair: [Detection]
  ) -> [String] {
    guard case .matched(let left) = outcomes[0], case .matched(let right) = outcomes[1] else {
      switch (outcomes[0], outcomes[1]) {
      case (.notMatched, .notMatched), (.failed, .failed): return []
      case (.failed, _), (_, .failed): return ["error"]
      default: return ["match"]
      }
    }
    let sides = [Neutral(left, pair[0]), Neutral(right, pair[1])]
    var fields: [String] = []
    if sides[0].title != sides[1].title { fields.append("title") }
    if sides[0].dedup != sides[1].dedup { fields.append("dedup") }
    if left.fields.severity != right.fields.severity { fields.append("severity") }
    if left.fields.context != right.fields.context { fields.append("context") }
    if left.fields.destinations != right.fields.destinations { fields.append("destinations") }
    if left.fields.functionErrors.map(\.function) != right.fields.functionErrors.map(\.function) {
      fields.append("functionErrors")
    }
    return fields
  }

  /// A title and a dedup string without the names of their rule.
  private struct Neutral {
    let title: [UInt8]
    let dedup: [UInt8]

    init(_ match: DetectionMatch, _ detection: Detection) {
      let metadata = detection.metadata
      let fallback = Array((metadata.displayName ?? metadata.ruleID).utf8)
      let standard = Array("defaultDedupString:\(metadata.ruleID)".utf8)
      title = match.fields.title == fallback ? [] : match.fields.title
      dedup =
        match.dedup == standard
        ? [0] : match.dedup == match.fields.title ? title : match.dedup
    }
  }
}

/// A comparison of single events, for whoever wants a closure.
private final class ComparisonTrial {
  private var run: ComparisonRun
  private let pair: [Detection]

  init(_ pair: [Detection], numbers: [Int], caller: (any FunctionCaller)?) {
    self.pair = pair
    run = ComparisonRun(pair, numbers: numbers, caller: caller)
  }

  func differingFields(_ event: [UInt8]) -> [String] {
    run.outcomes(event).map { ComparisonRun.differingFields($0, pair) } ?? []
  }
}

/// What functions of rules read, in this process.
package enum FunctionReads {
  /// Everything that the functions of a rule read of an event, and compare it with.
  package static func reads(
    of detection: Detection, source: [UInt8], logType: StandingText?
  ) -> [EventNotes.Read] {
    let notes = EventNotes(isRecording: true)
    var evaluator = DetectionEvaluator([detection], notes: notes)
    var parser = EventParser()
    guard case .ok(let event) = parser.parse(source) else { return [] }
    evaluator.begin(event, logType: logType)
    _ = evaluator.outcome(of: 0)
    evaluator.end()
    return notes.reads
  }
}
