public import MargayIR

/// A test of a rule: an event, and what the rule is expected to say about it.
///
///     RuleTest("root signs in", matches: true, Logs.signIn, title: "root signed in"),
///     RuleTest("from the office", matches: false, Logs.signIn, using: Self(offices: ["192.0.2.0/24"]))
///
/// Everything that is expected beside the match is optional (Documentation/Language, section 7).
public struct RuleTest: Sendable {
  /// The name, unique in the rule.
  public var name: String
  /// Whether filters and `matches` are expected to let the event through.
  public var matches: Bool
  /// The event.
  public var log: TestLog
  /// The log type that the event is read as; nil for what it says itself.
  public var logType: String?
  /// The rule with other stored properties that is tested in place of the registered one; nil for that one.
  public var rule: (any Rule)?
  /// The alert fields that are expected; nil for one that is not compared.
  public var expected = ExpectedAlert()
  let place: CodePlace

  /// Makes a test.
  public init(
    _ name: String, matches: Bool, _ log: TestLog, logType: String? = nil, title: String? = nil,
    dedup: String? = nil, severity: Severity? = nil, context: AlertContext? = nil,
    using rule: (any Rule)? = nil, fileID: String = #fileID, filePath: String = #filePath,
    line: UInt = #line
  ) {
    self.name = name
    self.matches = matches
    self.log = log
    self.logType = logType
    self.rule = rule
    expected.title = title
    expected.dedup = dedup
    expected.severity = severity
    expected.context = context
    place = CodePlace(fileID: fileID, filePath: filePath, line: line)
  }

  /// The test with more expected of its alert.
  public func expecting(_ change: (inout ExpectedAlert) -> Void) -> RuleTest {
    var test = self
    change(&test.expected)
    return test
  }
}

/// The alert fields that a test expects; nil is a field that is not compared.
public struct ExpectedAlert: Sendable {
  /// The title.
  public var title: String?
  /// The dedup string.
  public var dedup: String?
  /// The severity.
  public var severity: Severity?
  /// The description.
  public var description: String?
  /// The reference.
  public var reference: String?
  /// The runbook.
  public var runbook: String?
  /// The destinations.
  public var destinations: [String]?
  /// The alert context, compared as values.
  public var context: AlertContext?
}
