import MargayAlerts
import MargayDiagnostics
import MargayEvents
import MargayIR
import MargayIsolation
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
  private let workers: RuleWorkers?
  private let failurePrinter: RuleFailurePrinter
  /// What ended the run before its time.
  private var failure: (any Error)?

  /// Makes a run; `lateness`, in nanoseconds, is that of live input, nil for regular files.
  init(
    rules: RuleSet, settings: EvaluationSettings, lateness: Int64?, showsProgress: Bool,
    printer: AlertPrinter, failurePrinter: RuleFailurePrinter, workers: RuleWorkers?
  ) {
    self.rules = rules
    var settings = settings
    settings.callsFunctionsElsewhere = workers != nil
    self.settings = settings
    self.workers = workers
    self.failurePrinter = failurePrinter
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
  /// - Throws: `CommandFailure` when the alert engine or the workers cannot go on, such as on a full disk.
  func run(_ paths: [String]) throws -> [String] {
    let clock = ContinuousClock()
    let start = clock.now
    let reader = EventReader(logType: settings.logType)
    var evaluator = EventEvaluator(rules, settings: settings) { EventDigest.sha256($0) }
    var progress = RunProgress(isShown: showsProgress)
    var unreadable: [String] = []
    let pending = workers.map { PendingEvents($0, rules, deliver: deliver) }
    for path in paths where failure == nil {
      do throws(InputError) {
        let source = try RunInput.open(path)
        if isLive, let pending {
          // Whoever waits for the next event must not wait for the matches of those before.
          source.beforeReading = { [self] in
            attempt { () throws(WorkerError) in try pending.flush() }
          }
        }
        evaluator.beginInput(isLive: isLive)
        try reader.read(source) { event, position in
          let time = evaluator.evaluate(event, position: position)
          if let pending {
            let (logType, matches) = (evaluator.logType, evaluator.matches)
            let rules = evaluator.rulesElsewhere
            attempt { () throws(WorkerError) in
              try pending.append(
                event, position, time: time, logType: logType, matches, calling: rules)
            }
          } else {
            deliver(time, evaluator.matches, evaluator.failures)
          }
          progress.note(position)
          return failure == nil
        }
      } catch {
        unreadable.append(
          "\(TerminalText.escape(error.input)): \(TerminalText.escape(error.message))")
      }
    }
    if let pending { attempt { () throws(WorkerError) in try pending.flush() } }
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

  /// Gives an event and what rules said about it to the alert engine.
  private func deliver(
    _ time: Int64, _ matches: [MatchRecord], _ failures: [RuleFailure]
  ) {
    guard failure == nil else { return }
    do {
      try engine.advance(to: time)
      for match in matches { try engine.accept(match) }
    } catch {
      failure = error
    }
    for failure in failures { failurePrinter.print(failure) }
  }

  private func attempt(_ body: () throws(WorkerError) -> Void) {
    do throws(WorkerError) { try body() } catch { if failure == nil { failure = error } }
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
        alerts: tally.alerts[index], errors: failurePrinter.counts[index])
    }
    summary.duration = duration
  }
}
