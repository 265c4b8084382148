package import MargayKit

/// One thing that is wrong with a test.
public struct TestFailure: Sendable {
  /// Where in the evaluation of a rule (Documentation/Language, section 4) the test failed.
  public enum Stage: String, Hashable, Sendable {
    /// An inline filter dropped an event that should match.
    case inlineFilter
    /// An include filter that does not hold dropped an event that should match.
    case includeFilter
    /// An exclude filter that holds dropped an event that should match.
    case excludeFilter
    /// The detection is false for an event that should match, or true for one that should not.
    case detection
    /// An alert field is not as `x-margay` expects it.
    case expectation
    /// A function of the rule failed (Documentation/Language, section 9).
    case functionError
  }

  /// A match expression that made the result, or the alert field that differs.
  public struct Cause: Sendable {
    /// The key path that the expression looks at, or the name of the alert field; nil for a combinator.
    public let path: String?
    /// The name of the condition or combinator; nil for an alert field.
    public let condition: String?
    /// What the value is compared with, or what the alert field should be; nil where there is none.
    public let operand: String?
    /// The value that was found, or what the alert field is; nil where it is missing.
    public let value: String?
    /// Whether the expression is true.
    package let holds: Bool
    /// The element of the list comprehension before it on which it was evaluated, counted from 0.
    package let element: Int?
    /// Why, as a phrase about the value; empty where there is nothing to say.
    package let reason: String
    /// Where it stands; nil for what no file says.
    package let place: SourcePlace?

    /// Makes a cause.
    package init(
      path: String?, condition: String?, operand: String?, value: String?, holds: Bool = false,
      element: Int? = nil, reason: String = "", place: SourcePlace?
    ) {
      self.path = path
      self.condition = condition
      self.operand = operand
      self.value = value
      self.holds = holds
      self.element = element
      self.reason = reason
      self.place = place
    }
  }

  /// Where it failed.
  public let stage: Stage
  /// One plain sentence without a final full stop.
  public let message: String
  /// The expressions that made a match fail; for an unexpected match those that held; the field that differs.
  public let causes: [Cause]

  /// Makes a failure.
  package init(stage: Stage, message: String, causes: [Cause]) {
    self.stage = stage
    self.message = message
    self.causes = causes
  }
}
