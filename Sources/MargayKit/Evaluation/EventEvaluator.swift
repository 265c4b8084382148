package import MargayEvents
import MargayIR

// The hot path of a run: each event is parsed, typed and given to the rules of its log type. Nothing is allocated
// for an event that no rule matches; a match costs its alert fields and one digest of the event.

/// What decides which rules see an event, and at which time.
package struct EvaluationSettings: Sendable {
  /// The log type of every event (`--log-type`); nil for what each event says or has the shape of.
  package var logType: String?
  /// The path that gives the event time before all other sources (`--time-field`); nil for none.
  package var timeField: EventKeyPath?
  /// Whether rules with functions are left to somebody else, see `rulesElsewhere`.
  package var callsFunctionsElsewhere = false
  /// Whether every rule sees every event, whatever its log type (`--all-rules`).
  package var runsAllRules = false

  /// Makes the settings of a run without flags.
  package init() {}
}

/// Evaluates the rules of a frozen rule set over one event after another (Documentation/Language, section 4).
///
/// The one evaluator: enabled rules that are not scheduled, those of the event's log type, inline filters first,
/// then the detection; alert fields only for matches.
package struct EventEvaluator: ~Copyable {
  /// The events whose log type is not known.
  package private(set) var unknownLogTypeCount = 0
  /// The events of a log type that no running rule takes.
  package private(set) var withoutRuleCount = 0
  /// The matches of the event that was evaluated last, in the order of the rules.
  package private(set) var matches: [MatchRecord] = []
  /// The rules of that event that failed, in their order.
  package private(set) var failures: [RuleFailure] = []
  /// The rules with functions that are to be evaluated elsewhere for that event.
  package private(set) var rulesElsewhere: [Int] = []

  private var evaluator: DetectionEvaluator
  private var resolver: LogTypeResolver
  /// The name of each log type, for rules to read as `p_log_type`.
  private let typeNames: [StandingText]
  private var clock: EventClock
  /// The rules of each log type, by its number.
  private let rulesByType: [Rules]
  /// Every rule that runs.
  private let runningRules: Rules
  private let runsAllRules: Bool
  private let digest: (UnsafeRawBufferPointer) -> [UInt8]

  /// Rules that see an event, apart by what it takes to evaluate them.
  private struct Rules {
    /// Those of expressions only, and where functions are called here, those with functions too.
    let here: [Int]
    /// Those whose functions are called elsewhere.
    let elsewhere: [Int]

    var isEmpty: Bool { here.isEmpty && elsewhere.isEmpty }
  }

  /// Makes an evaluator; `digest` is the SHA-256 of an event's bytes, asked for matches only.
  package init(
    _ rules: RuleSet, settings: EvaluationSettings = EvaluationSettings(),
    digest: @escaping (UnsafeRawBufferPointer) -> [UInt8]
  ) {
    evaluator = DetectionEvaluator(rules.detections)
    let resolver = LogTypeResolver(
      given: settings.logType, names: rules.detections.flatMap(\.metadata.logTypes))
    let running = rules.detections.indices.filter {
      let metadata = rules.detections[$0].metadata
      return metadata.isEnabled && !metadata.isScheduled
    }
    func apart(_ list: [Int]) -> Rules {
      guard settings.callsFunctionsElsewhere else { return Rules(here: list, elsewhere: []) }
      return Rules(
        here: list.filter { !rules.detections[$0].hasFunctions },
        elsewhere: list.filter { rules.detections[$0].hasFunctions })
    }
    rulesByType = resolver.names.map { name in
      apart(
        running.filter { index in
          rules.detections[index].metadata.logTypes.contains { $0.utf8.elementsEqual(name.utf8) }
        })
    }
    self.resolver = resolver
    typeNames = resolver.names.map { StandingText(Array($0.utf8)) }
    runningRules = apart(running)
    clock = EventClock(timeField: settings.timeField)
    runsAllRules = settings.runsAllRules
    self.digest = digest
  }

  /// The events of each log type whose time could not be read, sorted by name; nil for an unknown type.
  package var withoutTime: [(logType: String?, count: Int)] {
    var counts: [String?: Int] = [:]
    for (id, times) in clock.missing { counts[resolver.name(of: id), default: 0] += times.total }
    return counts.map { (logType: $0.key, count: $0.value) }
      .sorted { ($0.logType ?? "") < ($1.logType ?? "") }
  }

  /// The log type of the event that was evaluated last; nil when it is unknown.
  package var logType: String? { resolver.name(of: lastType) }

  private var lastType = LogTypeID.unknown

  /// Begins another input; only live input has the clock as its last source of event times.
  package mutating func beginInput(isLive: Bool) { clock.beginInput(isLive: isLive) }

  /// Evaluates an event, and gives its time; its matches are in `matches` until the next call.
  package mutating func evaluate(_ event: Event, position: EventPosition) -> Int64 {
    let root = event.root
    let type = resolver.resolve(root)
    let time = clock.time(of: root, type: type)
    lastType = type
    if type == .unknown { unknownLogTypeCount += 1 }
    if !matches.isEmpty { matches.removeAll(keepingCapacity: true) }
    if !failures.isEmpty { failures.removeAll(keepingCapacity: true) }
    rulesElsewhere = []
    if runsAllRules {
      evaluate(event, position, type, time, rules: runningRules)
    } else if type != .unknown {
      guard type.rawValue >= 0, !rulesByType[Int(type.rawValue)].isEmpty else {
        withoutRuleCount += 1
        return withExtendedLifetime(event) { time }
      }
      evaluate(event, position, type, time, rules: rulesByType[Int(type.rawValue)])
    }
    return withExtendedLifetime(event) { time }
  }

  private mutating func evaluate(
    _ event: Event, _ position: EventPosition, _ type: LogTypeID, _ time: Int64, rules: Rules
  ) {
    rulesElsewhere = rules.elsewhere
    guard !rules.here.isEmpty else { return }
    evaluator.begin(event, logType: type.rawValue >= 0 ? typeNames[Int(type.rawValue)] : nil)
    var eventDigest: [UInt8]?
    for rule in rules.here {
      let match: DetectionMatch
      if evaluator.hasFunctions(rule) {
        switch evaluator.outcome(of: rule) {
        case .notMatched: continue
        case .failed(let error):
          failures.append(RuleFailure(rule: rule, position: position, error: error))
          continue
        case .matched(let found): match = found
        }
      } else {
        guard evaluator.holds(rule) else { continue }
        match = evaluator.match(rule)
      }
      let digest = eventDigest ?? event.withSource { self.digest($0) }
      eventDigest = digest
      matches.append(
        MatchRecord(
          rule: rule, dedup: match.dedup, time: time, digest: digest, position: position.number,
          logType: logType, fields: match.fields))
    }
    evaluator.end()
  }

}
