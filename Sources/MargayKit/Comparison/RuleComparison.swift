/// Says whether two rules are the same rule, as far as that can be known.
package enum RuleComparison {
  /// What is known in the end; never more than was proved or seen.
  package enum Verdict: String, Sendable {
    /// Proved: both match the same events and give the same alerts.
    case equivalent
    /// An event, or a value of the metadata, on which they differ.
    case different
    /// No difference in the events that were tried.
    case noDifference
  }

  /// The result of a comparison.
  package struct Result: Sendable {
    /// What is known.
    package var verdict: Verdict
    /// How many different events both rules were given.
    package var eventsTried = 0
    /// How many of them some rule matched.
    package var eventsMatched = 0
    /// The values of the metadata that differ and matter for alerts.
    package var metadata: [MetadataDifference] = []
    /// The values that differ and only say something about the rule.
    package var texts: [MetadataDifference] = []
    /// The first event on which the rules differ; nil for none.
    package var difference: EventDifference?
  }

  /// An event on which two rules differ.
  package struct EventDifference: Sendable {
    /// The event, as small as it could be made.
    package let event: [UInt8]
    /// Where it came from: `given event 3`, `test 'root signs in'`, `generated event 17`.
    package let source: String
    /// Whether something was left out of the event.
    package let isMinimised: Bool
    /// What each rule says about it.
    package let outcomes: [DetectionOutcome]
    /// What differs: `match`, or alert fields.
    package let fields: [String]
  }

  /// What is tried.
  package struct Options: Sendable {
    /// Events that are tried first, as JSON.
    package var events: [[UInt8]] = []
    /// How many events are generated.
    package var generatedCount = 10_000

    /// Makes the default options.
    package init() {}
  }

  /// Compares two rules of a set, by their places in it; `caller` calls functions, nil for this process.
  ///
  /// RuleID and DisplayName, and what a title or a dedup string takes from them where it has nothing else, are taken as
  /// the same.
  package static func compare(
    _ left: Int, _ right: Int, of rules: RuleSet, options: Options = Options(),
    caller: (any FunctionCaller)? = nil
  ) -> Result {
    compare(
      [rules.detections[left], rules.detections[right]], numbers: [left, right], options: options,
      caller: caller)
  }

  /// Compares two rules of any sets, which may have one id; functions are called in this process.
  package static func compare(
    _ left: Detection, _ right: Detection, options: Options = Options()
  ) -> Result {
    compare([left, right], numbers: [0, 1], options: options, caller: nil)
  }

  private static func compare(
    _ pair: [Detection], numbers: [Int], options: Options, caller: (any FunctionCaller)?
  ) -> Result {
    let (metadata, texts) = MetadataDifference.differences(pair[0], pair[1])
    var result = Result(
      verdict: metadata.isEmpty ? .noDifference : .different, metadata: metadata, texts: texts)
    if pair.allSatisfy({ !$0.hasFunctions }),
      RuleDifference.unprovedNames(pair[0], pair[1]).isEmpty
    {
      if metadata.isEmpty { result.verdict = .equivalent }
      return result
    }
    var run = ComparisonRun(pair, numbers: numbers, caller: caller)
    run.search(options)
    result.eventsTried = run.eventsTried
    result.eventsMatched = run.eventsMatched
    if let difference = run.difference {
      result.verdict = .different
      result.difference = difference
    }
    return result
  }
}
