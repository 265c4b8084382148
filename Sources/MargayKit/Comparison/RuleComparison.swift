import MargayIR

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
    /// How many events both rules were given.
    package var eventsTried = 0
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
  package static func compare(
    _ left: Int, _ right: Int, of rules: RuleSet, options: Options = Options(),
    caller: (any FunctionCaller)? = nil
  ) -> Result {
    let pair = [rules.detections[left], rules.detections[right]]
    let (metadata, texts) = MetadataDifference.differences(pair[0], pair[1])
    var result = Result(
      verdict: metadata.isEmpty ? .noDifference : .different, metadata: metadata, texts: texts)
    if pair.allSatisfy({ !$0.hasFunctions }),
      ProgramProof.matchSameEvents(pair[0].program, pair[1].program),
      ProgramProof.giveSameAlerts(
        pair[0].program, pair[1].program,
        severities: (pair[0].metadata.severity, pair[1].metadata.severity)),
      pair[0].program.title != nil || DisplayedName(pair[0]) == DisplayedName(pair[1])
    {
      if metadata.isEmpty { result.verdict = .equivalent }
      return result
    }
    var run = ComparisonRun(pair, numbers: [left, right], caller: caller)
    run.search(options)
    result.eventsTried = run.eventsTried
    if let difference = run.difference {
      result.verdict = .different
      result.difference = difference
    }
    return result
  }

  /// What stands for a title that a rule does not have.
  private struct DisplayedName: Equatable {
    let name: [UInt8]

    init(_ detection: Detection) {
      // Without a display name it is the RuleID, in which two rules differ by nature.
      name = Array((detection.metadata.displayName ?? "").utf8)
    }
  }
}

/// One value of the metadata in which two rules differ.
package struct MetadataDifference: Hashable, Sendable {
  /// The key, by its name in YAML.
  package let key: String
  /// What each rule has, as text.
  package let values: [String]

  /// The differences that matter for alerts, and those that only say something about the rule.
  static func differences(
    _ left: Detection, _ right: Detection
  ) -> (metadata: [MetadataDifference], texts: [MetadataDifference]) {
    func difference(_ key: String, _ value: (RuleMetadata) -> String) -> MetadataDifference? {
      let values = [value(left.metadata), value(right.metadata)]
      return values[0].utf8.elementsEqual(values[1].utf8)
        ? nil : MetadataDifference(key: key, values: values)
    }
    func list(_ items: [String]) -> String { items.sorted().joined(separator: ", ") }
    let metadata = [
      difference("AnalysisType") { $0.isScheduled ? "scheduled_rule" : "rule" },
      difference("Severity") { $0.severity.rawValue },
      difference("LogTypes") { list($0.logTypes) },
      difference("ScheduledQueries") { list($0.scheduledQueries) },
      difference("Threshold") { String($0.threshold) },
      difference("DedupPeriodMinutes") { String($0.dedupPeriodMinutes) },
      difference("CreateAlert") { String($0.createsAlert) },
      difference("OutputIds") { $0.outputIDs.map(list) ?? "by severity" },
    ]
    let texts = [
      difference("Enabled") { String($0.isEnabled) },
      difference("DisplayName") { $0.displayName ?? "" },
      difference("Description") { $0.description },
      difference("Reference") { $0.reference },
      difference("Runbook") { $0.runbook },
      difference("Tags") { list($0.tags) },
      difference("Reports") {
        list($0.reports.flatMap { report in report.values.map { "\(report.framework) \($0)" } })
      },
      difference("SummaryAttributes") { list($0.summaryAttributes) },
    ]
    return (metadata.compactMap { $0 }, texts.compactMap { $0 })
  }
}
