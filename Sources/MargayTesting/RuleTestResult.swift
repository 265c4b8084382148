public import MargayDiagnostics
package import MargayKit

/// What came of the tests of one rule.
public struct RuleTestResult: Sendable {
  /// What became of a rule.
  public enum Status: String, Hashable, Sendable {
    /// It has tests, and all that were asked for passed.
    case passed
    /// A test failed, the rule's file has errors, or it has fewer tests than were asked for.
    case failed
    /// It is of a kind that is not run; never counted as passed.
    case notRun
    /// It has no tests; never counted as passed.
    case noTests
  }

  /// RuleID; nil where it could not be read.
  public let ruleID: String?
  /// The file.
  public let file: SourceFile
  /// How it is written.
  package let style: RuleStyle
  /// What became of it.
  public let status: Status
  /// Why it is not run, why it is invalid, or how many tests it lacks; nil where its tests say all.
  public let reason: String?
  /// Whether its file has errors, so that nothing could be run.
  public let isInvalid: Bool
  /// Its tests, in their order.
  public let tests: [TestResult]

  /// Makes a result.
  package init(
    ruleID: String?, file: SourceFile, style: RuleStyle, status: Status, reason: String? = nil,
    isInvalid: Bool = false, tests: [TestResult] = []
  ) {
    self.ruleID = ruleID
    self.file = file
    self.style = style
    self.status = status
    self.reason = reason
    self.isInvalid = isInvalid
    self.tests = tests
  }
}
