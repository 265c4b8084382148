package import MargayEvents
import MargayIR

/// Evaluates detections of both styles over one event at a time: the only code that `test`, `run`, `compare` and the
/// workers decide with.
///
///     evaluator.begin(event, logType: type)
///     evaluator.outcome(of: rule)
///     evaluator.end()
package struct DetectionEvaluator: ~Copyable {
  /// The detections; a rule is named by its index.
  package let detections: [Detection]
  /// The functions of each detection; a detection itself is large, and never copied for an event.
  private let codes: [RuleCode?]
  private var interpreter: Interpreter
  /// What the functions of rules note while they read.
  private let notes: EventNotes
  private var event: Event?

  /// Makes an evaluator; `notes` may record what functions read.
  package init(_ detections: [Detection], notes: EventNotes = EventNotes()) {
    self.detections = detections
    self.notes = notes
    codes = detections.map { $0.functions.map { RuleCode($0) } }
    interpreter = Interpreter(detections.map(\.program))
  }

  /// Begins with an event; `logType` is the one that it is known by, nil for what it says itself.
  package mutating func begin(_ event: Event, logType: StandingText?) {
    event.prepareForReading(logType: logType, notes: notes)
    self.event = event
    interpreter.begin(event, logType: logType?.value)
  }

  /// Lets go of the event, so that its parser may use its memory for the next one.
  package mutating func end() {
    interpreter.end()
    event = nil
  }

  /// What a detection says about the event.
  ///
  /// With `test` the functions are those of that test's own Swift rule, where it has one.
  package mutating func outcome(of rule: Int, test: Int? = nil) -> DetectionOutcome {
    let outcome = interpreter.outcome(of: rule)
    guard let code = code(of: rule, test: test) else {
      return outcome == .matched ? .matched(match(rule)) : .notMatched(outcome)
    }
    // A matches that was wrapped decides itself what it makes of the expressions' result.
    guard outcome == .matched || outcome == .notMatched, let event else {
      return .notMatched(outcome)
    }
    if outcome == .notMatched, code.functions.matches.isEmpty { return .notMatched(.notMatched) }
    var calls = FunctionCalls(code: code, event: event, notes: notes)
    switch calls.stage(detectionHolds: outcome == .matched) {
    case .failure(let error): return .failed(error)
    case .success(.matched): return .matched(match(rule, &calls))
    case .success(let stage): return .notMatched(stage)
    }
  }

  /// Whether a detection of expressions only matches; cheaper than `outcome`.
  package mutating func holds(_ rule: Int) -> Bool { interpreter.outcome(of: rule) == .matched }

  /// The alert fields of a detection of expressions only, which has matched.
  package mutating func match(_ rule: Int) -> DetectionMatch {
    let detection = detections[rule]
    let match = interpreter.match(of: rule, detection.metadata)
    return DetectionMatch(
      dedup: match.dedup,
      fields: AlertFields(title: match.title, severity: match.severity, context: match.context))
  }

  /// Every expression of a detection with its result.
  package mutating func explain(_ rule: Int) -> RuleExplanation { interpreter.explain(rule) }

  /// Whether functions take part in a detection.
  package func hasFunctions(_ rule: Int) -> Bool { codes[rule] != nil }

  private func code(of rule: Int, test: Int?) -> RuleCode? {
    let own = test.flatMap { detections[rule].functions(ofTest: $0) }
    return own.map { RuleCode($0) } ?? codes[rule]
  }

  /// The alert fields of a detection with functions, each on top of what its expressions and metadata say.
  private mutating func match(_ rule: Int, _ calls: inout FunctionCalls) -> DetectionMatch {
    let metadata = detections[rule].metadata
    let fallback = metadata.displayName ?? metadata.ruleID
    let written = String(decoding: interpreter.title(of: rule, metadata), as: UTF8.self)
    var title = calls.value("title", \.title, base: written, onFailure: fallback)
    if title.isEmpty { title = fallback }
    let titleBytes = TextLimit.cut(title)
    let group = interpreter.dedup(of: rule, metadata, title: titleBytes)
    let standard = String(decoding: group, as: UTF8.self)
    let dedup = calls.value("dedup", \.dedup, base: standard, onFailure: "")
    let severity = calls.value(
      "severity", \.severity, base: interpreter.severity(of: rule, metadata),
      onFailure: metadata.severity)
    var fields = AlertFields(title: titleBytes, severity: severity, context: [])
    fields.description = calls.text("description", \.description, base: metadata.description)
    fields.reference = calls.text("reference", \.reference, base: metadata.reference)
    fields.runbook = calls.text("runbook", \.runbook, base: metadata.runbook)
    let destinations = calls.value(
      "destinations", \.destinations, base: metadata.outputIDs, onFailure: metadata.outputIDs)
    if destinations != metadata.outputIDs, let destinations {
      fields.destinations = Array(destinations.prefix(FunctionCalls.mostDestinations))
      if destinations.count > FunctionCalls.mostDestinations {
        calls.note(
          "destinations",
          "\(destinations.count) destinations are more than \(FunctionCalls.mostDestinations); the first of them are used"
        )
      }
    }
    let base = AlertContext(json: interpreter.context(of: rule))
    fields.context = ContextLimit.limited(
      calls.value("alertContext", \.context, base: base, onFailure: AlertContext()).json)
    fields.functionErrors = calls.errors
    return DetectionMatch(
      dedup: dedup.isEmpty ? titleBytes : TextLimit.cut(dedup), fields: fields)
  }
}
