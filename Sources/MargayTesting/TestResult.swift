public import MargayIR
package import MargayKit

/// What came of one test of a rule.
public struct TestResult: Sendable {
  /// The test's name.
  public let name: String
  /// Where the test stands: for an inherited one in the base's file.
  package let place: SourcePlace
  /// Whether a match was expected.
  public let expected: Bool
  /// Whether the event passed the filters and the logic.
  public let actual: Bool
  /// What is wrong, most telling first; empty for a test that passed.
  ///
  /// A wrong result is one failure. Where the result is right, each expected alert field that differs is one.
  public let failures: [TestFailure]
  /// The alert fields of a match; nil for no match.
  public let alert: TestAlert?

  /// Makes a result.
  package init(
    name: String, place: SourcePlace, expected: Bool, actual: Bool, failures: [TestFailure],
    alert: TestAlert?
  ) {
    self.name = name
    self.place = place
    self.expected = expected
    self.actual = actual
    self.failures = failures
    self.alert = alert
  }

  /// Whether nothing is wrong.
  public var hasPassed: Bool { failures.isEmpty }
}

/// What an alert of a match would say.
public struct TestAlert: Hashable, Sendable {
  /// The title.
  public let title: String
  /// The dedup string.
  public let dedup: String
  /// The severity, dynamic or the rule's own.
  public let severity: Severity
  /// The description.
  public let description: String
  /// The reference.
  public let reference: String
  /// The runbook.
  public let runbook: String
  /// The destinations; nil when routing goes by severity.
  public let destinations: [String]?
  /// The alert context as the compact JSON text of an object.
  public let context: String

  /// Makes the fields of a match.
  package init(
    title: String, dedup: String, severity: Severity, description: String, reference: String,
    runbook: String, destinations: [String]?, context: String
  ) {
    self.title = title
    self.dedup = dedup
    self.severity = severity
    self.description = description
    self.reference = reference
    self.runbook = runbook
    self.destinations = destinations
    self.context = context
  }
}
