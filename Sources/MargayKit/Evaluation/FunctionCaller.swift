package import MargayEvents

/// Somebody who calls the functions of rules for events: a worker, where a rule that misbehaves costs only itself.
package protocol FunctionCaller: AnyObject {
  /// What a rule with functions says about an event.
  ///
  /// `test` is the number of the rule's test whose own Swift rule is asked, nil for the registered one; `source` are
  /// the event's bytes, `logType` the type that it is known by, `place` its number in the input. A rule that did not
  /// answer is a failure that says why.
  func outcome(
    of rule: Int, test: Int?, source: [UInt8], logType: String?, place: UInt64
  ) -> DetectionOutcome

  /// Everything that the functions of a rule read of an event, and compare it with; empty where they do not answer.
  func reads(of rule: Int, source: [UInt8], logType: String?) -> [EventNotes.Read]
}

extension FunctionError {
  private static let wholeRule = "rule"

  /// A rule that gave no answer at all: its worker died, took too long, or is not asked any more.
  package static func noAnswer(_ reason: String) -> FunctionError {
    FunctionError(function: wholeRule, message: reason)
  }

  /// Whether the rule gave no answer at all.
  package var isNoAnswer: Bool { function.utf8.elementsEqual(FunctionError.wholeRule.utf8) }
}
