import MargayEvents
import MargayFrontend
import MargayIR

/// Gives events to two rules until they differ.
struct ComparisonRun: ~Copyable {
  /// How many given events are changed, and of how many events every field is.
  private static let changedEvents = 20
  private static let changedSeeds = 8
  /// How many of the events that expressions ask for are changed.
  private static let mostMade = 16

  private let pair: [Detection]
  private let numbers: [Int]
  private let caller: (any FunctionCaller)?
  private var evaluator: DetectionEvaluator
  private var parser = EventParser()
  /// The log type that events are read as: one that both rules take, else the first of the first.
  private let logType: StandingText?
  private let logTypeName: String?
  private(set) var eventsTried = 0
  private(set) var eventsMatched = 0
  private(set) var difference: RuleComparison.EventDifference?

  /// Makes a run over two rules, whose numbers are those that `caller` knows them by.
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
    var seen = DistinctEvents()
    for source in options.events + tests.map(\.written.log) { _ = seen.insert(source) }
    var number = 0
    let aimed = aimedEvents(tests, options)
    for event in aimed {
      guard number < options.generatedCount else { return }
      let source = event.json
      guard seen.insert(source) else { continue }
      number += 1
      if !tryEvent(source, "generated event \(number)") { return }
    }
  }

  /// The generated events: from tests, given events and what each expression asks for, changed where rules look.
  private mutating func aimedEvents(
    _ tests: [DetectionTest], _ options: RuleComparison.Options
  ) -> AimedEvents {
    let written =
      (tests.map(\.written.log) + options.events.prefix(ComparisonRun.changedEvents))
      .compactMap { JSONTree(json: $0) }
    let asked = pair.flatMap { ComparisonRun.satisfying($0) }
    // What an event says of a change is most where a rule matches it.
    let matched = asked.filter { outcomes($0.json)?.contains(where: \.isMatch) ?? false }
    let made = matched.isEmpty ? asked : matched
    var seeds = ComparisonRun.distinct(written + made.prefix(ComparisonRun.mostMade))
    var own = EventAim.joined(pair.map { EventAim.aims(at: $0.program) })
    if pair.contains(where: \.hasFunctions) {
      let reader = PairReader(
        pair: pair, numbers: numbers, caller: caller, logType: logType, logTypeName: logTypeName)
      let exploration = ReadExploration(
        reader, seeds: seeds.isEmpty ? [.object([])] : seeds, aims: own)
      own = EventAim.joined([own, EventAim.aims(at: exploration.reads, in: written)])
      seeds = ComparisonRun.distinct(seeds + exploration.events)
    }
    let aims = EventAim.joined(
      [own] + written.prefix(ComparisonRun.changedSeeds).map { EventAim.aims(at: $0) })
    return AimedEvents(
      seeds: seeds, aims: aims, ownAims: own.count, count: options.generatedCount)
  }

  /// Events that a rule's expressions ask for: several for each dynamic severity and for none.
  private static func satisfying(_ detection: Detection) -> [JSONTree] {
    let program = detection.program
    let count = 4 * min(program.dynamicSeverities.count + 1, 4)
    return detection.isDecidedByFunction && program.filters == nil
      ? []
      : (0..<count).map { SatisfyingEvents.event(for: program, seed: UInt64($0)) }
  }

  private static func distinct(_ list: [JSONTree]) -> [JSONTree] {
    var seen: Set<JSONTree> = []
    return list.filter { seen.insert($0).inserted }
  }

  /// Gives an event to both rules; false when they differ on it.
  private mutating func tryEvent(_ source: [UInt8], _ name: String) -> Bool {
    // An event of which neither rule could be asked says nothing.
    guard let outcomes = outcomes(source), !outcomes.allSatisfy(\.isNoAnswer) else { return true }
    eventsTried += 1
    if outcomes.contains(where: \.isMatch) { eventsMatched += 1 }
    let fields = OutcomeDifference.fields(outcomes, pair)
    guard !fields.isEmpty else { return true }
    var small = source
    // A rule that fails is in quarantine before its event would be small.
    if fields != ["error"], let tree = JSONTree(json: source) {
      // The minimiser wants a closure, which cannot hold this run: it tries events through one of its own.
      let trial = ComparisonTrial(pair, numbers: numbers, caller: caller)
      small = EventMinimiser.minimise(tree) { trial.differingFields($0.json) == fields }.json
    }
    let shown = small == source ? outcomes : self.outcomes(small) ?? outcomes
    difference = RuleComparison.EventDifference(
      event: small, source: name, isMinimised: small != source, outcomes: shown, fields: fields)
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
}

extension DetectionOutcome {
  /// Whether the rule gave no answer at all.
  fileprivate var isNoAnswer: Bool {
    if case .failed(let error) = self { return error.isNoAnswer }
    return false
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
    run.outcomes(event).map { OutcomeDifference.fields($0, pair) } ?? []
  }
}

/// Which events were tried, by a hash of their bytes, so that none counts twice.
private struct DistinctEvents {
  private var hashes: Set<UInt64> = []

  /// Whether an event is new.
  mutating func insert(_ source: [UInt8]) -> Bool {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in source { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hashes.insert(hash).inserted
  }
}
