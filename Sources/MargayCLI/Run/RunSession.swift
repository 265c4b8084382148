import MargayAlerts
import MargayDiagnostics
import MargayEvents
import MargayIR
import MargayKit

/// One run: inputs through the evaluator into an alert engine, with everything that is counted on the way.
final class RunSession {
  /// What was read and found so far.
  private(set) var summary = RunSummary()

  private let rules: RuleSet
  private let settings: EvaluationSettings
  private let isLive: Bool
  private let engine: any MatchSink
  private let printer: AlertPrinter
  private let showsProgress: Bool

  /// Makes a run; `lateness`, in nanoseconds, is that of live input, nil for regular files.
  init(
    rules: RuleSet, settings: EvaluationSettings, lateness: Int64?, showsProgress: Bool,
    printer: AlertPrinter
  ) {
    self.rules = rules
    self.settings = settings
    self.isLive = lateness != nil
    self.showsProgress = showsProgress
    self.printer = printer
    let metadata = rules.detections.map(\.metadata)
    if let lateness {
      engine = LiveAlertEngine(
        rules: metadata, lateness: lateness, store: SpillingWindowStore(),
        deliver: { printer.print($0) })
    } else {
      engine = FileAlertEngine(rules: metadata, deliver: { printer.print($0) })
    }
  }

  /// Reads the inputs one after another; gives a line for each that could not be read to its end.
  ///
  /// - Throws: `CommandFailure` when the alert engine cannot go on, such as on a full disk.
  func run(_ paths: [String]) throws -> [String] {
    let clock = ContinuousClock()
    let start = clock.now
    let reader = EventReader(logType: settings.logType)
    var evaluator = EventEvaluator(rules, settings: settings) { EventDigest.sha256($0) }
    var progress = RunProgress(isShown: showsProgress)
    var unreadable: [String] = []
    var failure: (any Error)?
    for path in paths where failure == nil {
      do throws(InputError) {
        let source = try RunInput.open(path)
        evaluator.beginInput(isLive: isLive)
        try reader.read(source) { event, position in
          let time = evaluator.evaluate(event, position: position)
          do {
            try engine.advance(to: time)
            for match in evaluator.matches { try engine.accept(match) }
          } catch {
            failure = error
            return false
          }
          progress.note(position)
          return true
        }
      } catch {
        unreadable.append(
          "\(TerminalText.escape(error.input)): \(TerminalText.escape(error.message))")
      }
    }
    progress.clear()
    do {
      if let failure { throw failure }
      try engine.finish()
    } catch {
      printer.finish()
      throw CommandFailure(TerminalText.escape(String(describing: error)))
    }
    printer.finish()
    summarise(reader.counts, evaluator, duration: start.duration(to: clock.now))
    return unreadable
  }

  private func summarise(
    _ counts: ReadCounts, _ evaluator: borrowing EventEvaluator, duration: Duration
  ) {
    summary.eventsRead = counts.eventsRead
    summary.bytesRead = counts.bytesRead
    summary.repaired = counts.repaired
    summary.duplicateKeys = counts.duplicateKeys
    summary.badLineCount = counts.badLines
    summary.firstBadLines = counts.firstBadLines
    summary.unknownLogType = evaluator.unknownLogTypeCount
    summary.withoutRule = evaluator.withoutRuleCount
    summary.ranAllRules = settings.runsAllRules
    summary.withoutTime = evaluator.withoutTime.map {
      RunSummary.UnreadTimes(logType: $0.logType, count: $0.count)
    }
    let tally = engine.tally
    summary.lateMatches = tally.late
    summary.rules = rules.detections.indices.map { index in
      RunSummary.RuleCounts(
        ruleID: rules.detections[index].metadata.ruleID, matches: tally.matches[index],
        alerts: tally.alerts[index])
    }
    summary.duration = duration
  }
}
