public import MargayDiagnostics

/// What came of testing a set of rules.
public struct TestReport: Sendable {
  /// The rules, in the order in which they were read.
  public let rules: [RuleTestResult]
  /// The diagnostics of the files that have errors, file after file.
  public let diagnostics: [Diagnostic]

  /// Makes a report.
  package init(rules: [RuleTestResult], diagnostics: [Diagnostic]) {
    self.rules = rules
    self.diagnostics = diagnostics
  }

  /// The counts, rules and tests apart.
  public var summary: TestSummary { TestSummary(rules) }

  /// Whether something is wrong: a failed test, an invalid rule, or too few tests.
  public var hasFailures: Bool {
    rules.contains { $0.status == .failed } || diagnostics.contains { $0.severity == .error }
  }
}

/// Counts of rules and, apart from them, of tests.
///
/// A rule is counted once: as passed, failed, not run or without tests. What was not run and what has no tests
/// is never counted as passed.
public struct TestSummary: Hashable, Sendable {
  /// A reason for which rules were not run.
  public struct NotRun: Hashable, Sendable {
    /// The reason, for example `Python rule`.
    public let reason: String
    /// The number of rules.
    public fileprivate(set) var count: Int
  }

  /// Rules whose tests all passed.
  public private(set) var passedRules = 0
  /// Rules with a failed test, with errors in their file, or with too few tests.
  public private(set) var failedRules = 0
  /// Those of the failed rules that have errors in their file.
  public private(set) var invalidRules = 0
  /// Rules that have no tests.
  public private(set) var rulesWithoutTests = 0
  /// Why rules were not run, in the order of the first rule of each reason.
  public private(set) var notRun: [NotRun] = []
  /// Tests that passed.
  public private(set) var passedTests = 0
  /// Tests that failed.
  public private(set) var failedTests = 0

  /// Rules of a kind that is not run.
  public var rulesNotRun: Int { notRun.reduce(0) { $0 + $1.count } }

  /// Counts results.
  init(_ rules: [RuleTestResult]) {
    for index in rules.indices {
      // Results are large to copy.
      let (status, tests) = (rules[index].status, rules[index].tests)
      switch status {
      case .passed: passedRules += 1
      case .failed: failedRules += 1
      case .noTests: rulesWithoutTests += 1
      case .notRun: count(notRun: rules[index].reason ?? "")
      }
      if rules[index].isInvalid { invalidRules += 1 }
      for place in tests.indices {
        if tests[place].hasPassed { passedTests += 1 } else { failedTests += 1 }
      }
    }
  }

  private mutating func count(notRun reason: String) {
    if let index = notRun.firstIndex(where: { $0.reason.utf8.elementsEqual(reason.utf8) }) {
      notRun[index].count += 1
    } else {
      notRun.append(NotRun(reason: reason, count: 1))
    }
  }
}
