import MargayDiagnostics
import MargayEvents
import MargayFrontend
import MargayIR
package import MargayKit

/// Runs the Tests of rules and compares what they expect (Documentation/Language, section 7).
package enum TestRunner {
  /// Which tests are run and what else is asked of the rules.
  package struct Options: Sendable {
    /// The tests to run, by name; nil for all.
    ///
    /// A rule of which no test is wanted is left out of the report, unless its file has errors.
    package var testName: GlobPattern?
    /// The number of tests that each rule must have; from 2 on it needs a positive and a negative one.
    package var minimumTests: Int

    /// Makes options.
    package init(testName: GlobPattern? = nil, minimumTests: Int = 0) {
      self.testName = testName
      self.minimumTests = minimumTests
    }
  }

  /// The results of a set of rules: first those that can be run, then those that cannot.
  ///
  /// `caller` calls the functions of rules; nil for this process.
  package static func run(
    _ rules: RuleSet, options: Options = Options(), caller: (any FunctionCaller)? = nil
  ) -> TestReport {
    var run = TestRun(rules, options, caller)
    var results: [RuleTestResult] = []
    for index in rules.detections.indices {
      if let result = run.result(of: index) { results.append(result) }
    }
    for rule in rules.unusable {
      if let result = run.result(of: rule) { results.append(result) }
    }
    let broken = Set(results.filter(\.isInvalid).map { ObjectIdentifier($0.file) })
    return TestReport(
      rules: results,
      diagnostics: rules.diagnostics.filter {
        broken.contains(ObjectIdentifier($0.file)) || $0.severity == .error && $0.file.isUnread
      })
  }
}

/// One run over a set of rules, all of them in one evaluator.
private struct TestRun: ~Copyable {
  private let options: TestRunner.Options
  private let rules: RuleSet
  private var evaluation: TestEvaluation

  init(_ rules: RuleSet, _ options: TestRunner.Options, _ caller: (any FunctionCaller)?) {
    self.options = options
    self.rules = rules
    evaluation = TestEvaluation(rules.detections, caller: caller)
  }

  /// The result of a rule; nil for one of which no test is wanted.
  mutating func result(of index: Int) -> RuleTestResult? {
    let detection = rules.detections[index]
    var results: [TestResult] = []
    results.reserveCapacity(detection.testCount)
    detection.eachTest { number, test in
      guard options.testName?.matches(test.written.name.value) ?? true else { return }
      results.append(evaluation.result(of: test, number, of: index))
    }
    if results.isEmpty, options.testName != nil { return nil }
    let shortfall = options.minimumTests > 0 ? shortfall(of: detection.tests) : nil
    let status: RuleTestResult.Status
    if shortfall != nil || results.contains(where: { !$0.hasPassed }) {
      status = .failed
    } else {
      status = results.isEmpty ? .noTests : .passed
    }
    return RuleTestResult(
      ruleID: detection.metadata.ruleID, file: detection.origin.file, style: detection.style,
      status: status, reason: shortfall, tests: results)
  }

  /// What a rule lacks of the tests that are asked for; nil for nothing.
  private func shortfall(of tests: [DetectionTest]) -> String? {
    let wanted = options.minimumTests
    if tests.count < wanted {
      let count = tests.isEmpty ? "no tests" : tests.count == 1 ? "1 test" : "\(tests.count) tests"
      return "it has \(count), at least \(wanted) wanted"
    }
    guard wanted >= 2 else { return nil }
    if !tests.contains(where: \.written.expectedResult) {
      return "it has no test that expects a match"
    }
    if tests.allSatisfy(\.written.expectedResult) { return "it has no test that expects no match" }
    return nil
  }

  /// The result of a rule that cannot be run; nil for a kind that is not run where tests are asked for by name.
  func result(of rule: UnusableRule) -> RuleTestResult? {
    switch rule.reason {
    case .notRun(let reason):
      if options.testName != nil { return nil }
      return RuleTestResult(
        ruleID: rule.ruleID, file: rule.file, style: rule.style, status: .notRun, reason: reason)
    case .invalid:
      let count = rules.diagnostics.count { $0.file === rule.file && $0.severity == .error }
      let errors = count == 1 ? "an error" : count > 1 ? "\(count) errors" : "no usable base"
      return RuleTestResult(
        ruleID: rule.ruleID, file: rule.file, style: rule.style, status: .failed,
        reason: rule.style == .swift ? "it has \(errors)" : "its file has \(errors)",
        isInvalid: true)
    }
  }
}
