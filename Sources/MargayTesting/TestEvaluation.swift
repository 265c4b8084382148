import MargayEvents
import MargayFrontend
import MargayIR
import MargayKit

/// Runs one test of a rule at a time.
struct TestEvaluation: ~Copyable {
  private var parser = EventParser()
  private var evaluator: DetectionEvaluator
  private let memory = ReadingMemory()
  /// The log type of the test before, which is that of most tests.
  private var standing: (logType: String, text: StandingText)?
  /// Who calls the functions of rules; nil for this process.
  private let caller: (any FunctionCaller)?

  init(_ detections: [Detection], caller: (any FunctionCaller)?) {
    evaluator = DetectionEvaluator(detections)
    self.caller = caller
  }

  /// The result of a test, which is one of a rule, both with their numbers.
  mutating func result(of test: DetectionTest, _ number: Int, of rule: Int) -> TestResult {
    let detection = evaluator.detections[rule]
    let written = test.written
    let place = SourcePlace(file: written.file, range: written.range)
    func failed(_ failures: [TestFailure], actual: Bool = false, alert: TestAlert? = nil)
      -> TestResult
    {
      TestResult(
        name: written.name.value, place: place, expected: written.expectedResult, actual: actual,
        failures: failures, alert: alert)
    }
    let (parsed, logType) = TestEvent.parse(written, of: detection, with: &parser, memory: memory)
    let event: Event
    switch parsed {
    case .ok(let found): event = found
    case .bad(let defect):
      let sentence = "its Log cannot be read: \(defect.reason.rawValue)"
      return failed([TestFailure(stage: .detection, message: sentence, causes: [])])
    }
    evaluator.begin(event, logType: logType.map { standingText($0) })
    defer { evaluator.end() }
    switch outcome(of: rule, number, event, logType) {
    case .failed(let error):
      return failed([TestFailure(error)])
    case .notMatched(let stage):
      let failures =
        written.expectedResult
        ? [TestFailure.missing(stage, evaluator.explain(rule), detection)] : []
      return failed(failures)
    case .matched(let match):
      let alert = TestAlert(match, detection.metadata)
      var failures = match.fields.functionErrors.map { TestFailure($0) }
      if !written.expectedResult {
        failures.insert(.unexpected(evaluator.explain(rule), detection), at: 0)
      } else if let expectation = test.expectation {
        failures += ExpectationComparison.differences(expectation, alert).map {
          $0.failure(in: expectation.file)
        }
      }
      return failed(failures, actual: true, alert: alert)
    }
  }

  /// A log type as a value.
  private mutating func standingText(_ logType: String) -> StandingText {
    if let standing, standing.logType.utf8.elementsEqual(logType.utf8) { return standing.text }
    let text = StandingText(Array(logType.utf8))
    standing = (logType, text)
    return text
  }

  private mutating func outcome(
    of rule: Int, _ test: Int, _ event: Event, _ logType: String?
  ) -> DetectionOutcome {
    guard let caller, evaluator.detections[rule].hasFunctions else {
      return evaluator.outcome(of: rule, test: test)
    }
    return caller.outcome(
      of: rule, test: test, source: event.withSource { Array($0) }, logType: logType, place: 0)
  }
}

extension TestAlert {
  fileprivate init(_ match: DetectionMatch, _ metadata: RuleMetadata) {
    let fields = match.fields
    self.init(
      title: String(decoding: fields.title, as: UTF8.self),
      dedup: String(decoding: match.dedup, as: UTF8.self), severity: fields.severity,
      description: fields.description ?? metadata.description,
      reference: fields.reference ?? metadata.reference,
      runbook: fields.runbook ?? metadata.runbook,
      destinations: fields.destinations ?? metadata.outputIDs,
      context: String(decoding: fields.context, as: UTF8.self))
  }
}

extension TestFailure {
  /// A function that failed.
  fileprivate init(_ error: FunctionError) {
    self.init(
      stage: .functionError, message: error.sentence, causes: [])
  }

  /// An event that should match and does not.
  fileprivate static func missing(
    _ stage: RuleOutcome, _ explanation: RuleExplanation, _ detection: Detection
  ) -> TestFailure {
    let names = detection.filterNames
    switch stage {
    case .filtered:
      return TestFailure(
        stage: .inlineFilter,
        message: "a match is expected, but an inline filter drops the event",
        causes: explanation.filters.map { FailureCauses.of($0, detection) } ?? [])
    case .notIncluded:
      return TestFailure(
        stage: .includeFilter,
        message: "a match is expected, but an include filter drops the event"
          + list(names.includes),
        causes: explanation.includes.filter { !$0.holds }.flatMap {
          FailureCauses.of($0, detection)
        })
    case .excluded:
      return TestFailure(
        stage: .excludeFilter,
        message: "a match is expected, but an exclude filter drops the event"
          + list(names.excludes),
        causes: explanation.excludes.filter(\.holds).flatMap { FailureCauses.of($0, detection) })
    case .notMatched, .matched:
      return TestFailure(
        stage: .detection,
        message: detection.isDecidedByFunction
          ? "a match is expected, but matches gives false"
          : "a match is expected, but the detection is false",
        causes: detection.isDecidedByFunction
          ? [] : FailureCauses.of(explanation.detection, detection))
    }
  }

  private static func list(_ filters: [String]) -> String {
    filters.isEmpty ? "" : " (" + filters.map { quoted($0) }.joined(separator: ", ") + ")"
  }

  /// An event that should not match and does.
  fileprivate static func unexpected(
    _ explanation: RuleExplanation, _ detection: Detection
  ) -> TestFailure {
    TestFailure(
      stage: .detection, message: "no match is expected, but the rule matches",
      causes: detection.isDecidedByFunction
        ? [] : FailureCauses.of(explanation.detection, detection))
  }
}
