import MargayEvents
import MargayFrontend
import MargayIR
import MargayKit

/// Runs one test of a rule at a time.
struct TestEvaluation: ~Copyable {
  private var parser = EventParser()

  /// The result of a test of the rule with a number in the interpreter.
  mutating func result(
    of test: WrittenTest, _ expectation: Expectation?, _ detection: Detection, _ index: Int,
    _ interpreter: inout Interpreter
  ) -> TestResult {
    let place = SourcePlace(file: test.file, range: test.range)
    let event: Event
    switch TestEvent.parse(test, of: detection, with: &parser).result {
    case .ok(let parsed): event = parsed
    case .bad(let defect):
      let failure = TestFailure(
        stage: .detection, message: "its Log cannot be read: \(defect.reason.rawValue)", causes: [])
      return TestResult(
        name: test.name.value, place: place, expected: test.expectedResult, actual: false,
        failures: [failure], alert: nil)
    }
    interpreter.begin(event)
    defer { interpreter.end() }
    let outcome = interpreter.outcome(of: index)
    var failures: [TestFailure] = []
    if (outcome == .matched) != test.expectedResult {
      failures = [failure(outcome, interpreter.explain(index), detection)]
    }
    var alert: TestAlert?
    if outcome == .matched {
      let fields = self.alert(detection, index, &interpreter)
      alert = fields
      if failures.isEmpty, let expectation {
        failures = ExpectationComparison.differences(expectation, fields).map {
          $0.failure(in: detection.origin.file)
        }
      }
    }
    return TestResult(
      name: test.name.value, place: place, expected: test.expectedResult,
      actual: outcome == .matched, failures: failures, alert: alert)
  }

  private func alert(
    _ detection: Detection, _ index: Int, _ interpreter: inout Interpreter
  ) -> TestAlert {
    let metadata = detection.metadata
    let match = interpreter.match(of: index, metadata)
    return TestAlert(
      title: String(decoding: match.title, as: UTF8.self),
      dedup: String(decoding: match.dedup, as: UTF8.self), severity: match.severity,
      description: metadata.description, reference: metadata.reference, runbook: metadata.runbook,
      destinations: metadata.outputIDs, context: String(decoding: match.context, as: UTF8.self))
  }

  private func failure(
    _ outcome: RuleOutcome, _ explanation: RuleExplanation, _ detection: Detection
  ) -> TestFailure {
    switch outcome {
    case .filtered:
      TestFailure(
        stage: .inlineFilter,
        message: "a match is expected, but an inline filter drops the event",
        causes: explanation.filters.map { FailureCauses.of($0, detection) } ?? [])
    case .notMatched:
      TestFailure(
        stage: .detection, message: "a match is expected, but the detection is false",
        causes: FailureCauses.of(explanation.detection, detection))
    case .matched:
      TestFailure(
        stage: .detection, message: "no match is expected, but the rule matches",
        causes: FailureCauses.of(explanation.detection, detection))
    }
  }
}

extension Detection {
  /// What `x-margay` expects, by the UTF-8 of the test's name.
  var expectationsByTest: [[UInt8]: Expectation] {
    Dictionary(
      expectations.map { (Array($0.testName.value.utf8), $0) },
      uniquingKeysWith: { first, _ in first })
  }
}
