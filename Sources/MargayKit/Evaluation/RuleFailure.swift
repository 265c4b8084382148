package import MargayEvents

/// A rule that could not say whether it matches an event: no match, and an error of its own.
package struct RuleFailure: Hashable, Sendable {
  /// The rule's index in the frozen rule set.
  package var rule: Int
  /// The event.
  package var position: EventPosition
  /// The function that failed, and what it said.
  package var error: FunctionError

  /// Makes a failure.
  package init(rule: Int, position: EventPosition, error: FunctionError) {
    self.rule = rule
    self.position = position
    self.error = error
  }
}
