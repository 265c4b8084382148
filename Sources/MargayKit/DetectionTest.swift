package import MargayFrontend

/// A test of a detection, written in YAML or in Swift.
package struct DetectionTest: Sendable {
  /// The event and the result that is expected.
  package let written: WrittenTest
  /// The alert fields that are expected; nil where nothing is compared.
  package internal(set) var expectation: Expectation?
  /// Why the test cannot be run, as a plain sentence; nil when it can.
  package let problem: String?
  /// The Swift rule that is tested in place of the registered one.
  let rule: (any Rule)?
  /// The functions of that rule, with the layers of the registered one.
  var functions: RuleFunctions?

  /// Makes a test of a file.
  init(_ written: WrittenTest, _ expectation: Expectation?) {
    self.written = written
    self.expectation = expectation
    problem = nil
    rule = nil
    functions = nil
  }

  /// Makes a test of a Swift rule.
  init(_ test: RuleTest) {
    let place = test.place.sourcePlace
    written = WrittenTest(
      name: Located(test.name, place.range), expectedResult: test.matches,
      log: WrittenLog(json: test.log.json),
      logType: test.logType, range: place.range, file: place.file)
    expectation = test.expected.expectation(of: test.name, at: place)
    problem = test.log.problem
    rule = test.rule
    functions = nil
  }

  /// The tests of a file, each with what is expected under its name.
  static func tests(_ written: [WrittenTest], _ expectations: [Expectation]) -> [DetectionTest] {
    expecting(written.map { DetectionTest($0, nil) }, expectations)
  }

  /// The number of expectations up to which names are compared without a table.
  static let mostCompared = 8

  /// What is expected of a test, by comparison with every name; nil for nothing.
  static func expectation(
    of test: WrittenTest, among expectations: [Expectation]
  ) -> Expectation? {
    let name = test.name.value
    return expectations.firstIndex { $0.testName.value.utf8.elementsEqual(name.utf8) }
      .map { expectations[$0] }
  }

  /// The tests with the expectations of their names.
  static func expecting(
    _ tests: [DetectionTest], _ expectations: [Expectation]
  ) -> [DetectionTest] {
    guard !expectations.isEmpty else { return tests }
    if expectations.count <= mostCompared {
      var tests = tests
      for place in tests.indices {
        if let expectation = expectation(of: tests[place].written, among: expectations) {
          tests[place].expectation = expectation
        }
      }
      return tests
    }
    let byName = Dictionary(
      expectations.map { (Array($0.testName.value.utf8), $0) },
      uniquingKeysWith: { first, _ in first })
    return tests.map { test in
      guard let expectation = byName[Array(test.written.name.value.utf8)] else { return test }
      var test = test
      test.expectation = expectation
      return test
    }
  }

  /// The test without expected alert fields.
  var withoutExpectation: DetectionTest {
    var test = self
    test.expectation = nil
    return test
  }

  /// The test without expectations of alert fields that an override has changed.
  func dropping(_ fields: Set<ExpectationField>) -> DetectionTest {
    guard !fields.isEmpty, var expectation else { return self }
    if fields.contains(.title) { expectation.title = nil }
    if fields.contains(.dedup) { expectation.dedup = nil }
    if fields.contains(.severity) { expectation.severity = nil }
    if fields.contains(.description) { expectation.description = nil }
    if fields.contains(.reference) { expectation.reference = nil }
    if fields.contains(.runbook) { expectation.runbook = nil }
    if fields.contains(.destinations) { expectation.destinations = nil }
    if fields.contains(.alertContext) { expectation.context = nil }
    var test = self
    test.expectation = expectation
    return test
  }
}

extension ExpectedAlert {
  func expectation(of test: String, at place: SourcePlace) -> Expectation? {
    func located<Value>(_ value: Value?) -> Located<Value>? {
      value.map { Located($0, place.range) }
    }
    var result = Expectation(testName: Located(test, place.range), file: place.file)
    result.title = located(title)
    result.dedup = located(dedup)
    result.severity = located(severity)
    result.description = located(description)
    result.reference = located(reference)
    result.runbook = located(runbook)
    result.destinations = located(destinations)
    result.context = located(context?.json)
    let isEmpty =
      title == nil && dedup == nil && severity == nil && description == nil && reference == nil
      && runbook == nil && destinations == nil && context == nil
    return isEmpty ? nil : result
  }
}
