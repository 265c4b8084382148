package import MargayEvents
import MargayFrontend
import MargayIR

// The hot path of a run: each event is parsed, typed and given to the rules of its log type. Nothing is allocated
// for an event that no rule matches; a match costs its alert fields and one digest of the event.

/// What decides which rules see an event, and at which time.
package struct EvaluationSettings: Sendable {
  /// The log type of every event (`--log-type`); nil for what each event says or has the shape of.
  package var logType: String?
  /// The path that gives the event time before all other sources (`--time-field`); nil for none.
  package var timeField: EventKeyPath?
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
  /// The rules; a match refers to one by its index.
  package let detections: [Detection]
  /// The events whose log type is not known.
  package private(set) var unknownLogTypeCount = 0
  /// The events of a log type that no running rule takes.
  package private(set) var withoutRuleCount = 0
  /// The matches of the event that was evaluated last, in the order of the rules.
  package private(set) var matches: [MatchRecord] = []

  private var interpreter: Interpreter
  private var resolver: LogTypeResolver
  /// The name of each log type, for rules to read as `p_log_type`.
  private let typeNames: [StandingText]
  private var clock: EventClock
  /// The rules of each log type, by its number.
  private let rulesByType: [[Int]]
  /// Every rule that runs.
  private let runningRules: [Int]
  private let runsAllRules: Bool
  private let digest: (UnsafeRawBufferPointer) -> [UInt8]

  /// Makes an evaluator; `digest` is the SHA-256 of an event's bytes, asked for matches only.
  package init(
    _ rules: RuleSet, settings: EvaluationSettings = EvaluationSettings(),
    digest: @escaping (UnsafeRawBufferPointer) -> [UInt8]
  ) {
    detections = rules.detections
    interpreter = Interpreter(rules.detections.map(\.program))
    let resolver = LogTypeResolver(
      given: settings.logType, names: rules.detections.flatMap(\.metadata.logTypes))
    let running = rules.detections.indices.filter {
      let metadata = rules.detections[$0].metadata
      return metadata.isEnabled && !metadata.isScheduled
    }
    rulesByType = resolver.names.map { name in
      running.filter { index in
        rules.detections[index].metadata.logTypes.contains { $0.utf8.elementsEqual(name.utf8) }
      }
    }
    self.resolver = resolver
    typeNames = resolver.names.map { StandingText(Array($0.utf8)) }
    self.runningRules = running
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

  /// Begins another input; only live input has the clock as its last source of event times.
  package mutating func beginInput(isLive: Bool) { clock.beginInput(isLive: isLive) }

  /// Evaluates an event, and gives its time; its matches are in `matches` until the next call.
  package mutating func evaluate(_ event: Event, position: EventPosition) -> Int64 {
    let root = event.root
    let type = resolver.resolve(root)
    let time = clock.time(of: root, type: type)
    if type == .unknown { unknownLogTypeCount += 1 }
    if !matches.isEmpty { matches.removeAll(keepingCapacity: true) }
    if runsAllRules {
      evaluate(event, position, type, time, rules: runningRules)
    } else if type != .unknown {
      let rules = type.rawValue >= 0 ? rulesByType[Int(type.rawValue)] : []
      if rules.isEmpty { withoutRuleCount += 1 }
      evaluate(event, position, type, time, rules: rules)
    }
    return withExtendedLifetime(event) { time }
  }

  private mutating func evaluate(
    _ event: Event, _ position: EventPosition, _ type: LogTypeID, _ time: Int64, rules: [Int]
  ) {
    guard !rules.isEmpty else { return }
    interpreter.begin(
      event, logType: type.rawValue >= 0 ? typeNames[Int(type.rawValue)].value : nil)
    var eventDigest: [UInt8]?
    for rule in rules where interpreter.outcome(of: rule) == .matched {
      let digest = eventDigest ?? event.withSource { self.digest($0) }
      eventDigest = digest
      let match = interpreter.match(of: rule, detections[rule].metadata)
      matches.append(
        MatchRecord(
          rule: rule, dedup: match.dedup, time: time, digest: digest, position: position.number,
          logType: resolver.name(of: type),
          fields: AlertFields(
            title: match.title, severity: match.severity, context: match.context)))
    }
    interpreter.end()
  }
}
