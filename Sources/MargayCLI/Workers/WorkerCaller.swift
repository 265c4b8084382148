import MargayDiagnostics
import MargayEvents
import MargayIsolation
import MargayKit

/// Calls rules one at a time in a worker, for tests and comparisons.
final class WorkerCaller: FunctionCaller {
  private let workers: RuleWorkers
  /// The numbers of the rules in the whole set, by their places in the set of the command.
  private let numbers: [Int]
  private var nextItem: UInt64 = 0
  private var results: ArraySlice<UInt8>?
  private var failure: WorkerFailure?
  /// Why no worker can be had; nil when one can.
  private var broken: String?

  /// Makes a caller for the rules of a set.
  init(_ workers: RuleWorkers, _ rules: RuleSet) {
    self.workers = workers
    numbers = rules.detections.map(\.number)
    workers.supervisor.client = self
  }

  func outcome(
    of rule: Int, test: Int?, source: [UInt8], logType: String?, place: UInt64
  ) -> DetectionOutcome {
    let request = CallRequest(
      rules: [numbers[rule]], test: test, logType: logType.map { Array($0.utf8) },
      wantsEveryOutcome: true)
    if let problem = call(request, source, place) {
      return .failed(.noAnswer(problem))
    }
    return results.flatMap { CallReply.read($0)?.first }?.outcome
      ?? .failed(.noAnswer("is in quarantine: it failed too often"))
  }

  func reads(of rule: Int, source: [UInt8], logType: String?) -> [EventNotes.Read] {
    let request = CallRequest(
      rules: [numbers[rule]], test: nil, logType: logType.map { Array($0.utf8) }, wantsReads: true)
    guard call(request, source, 0) == nil, let results else { return [] }
    return ReadsCoding.reads(results)
  }

  /// Ends the command when no worker could be had: what was said without one is worth nothing.
  func checkWorkers() throws {
    if let broken { throw CommandFailure(TerminalText.escape(broken)) }
  }

  /// Has a request answered; gives why there is no answer, nil when there is one or the rule is in quarantine.
  private func call(_ request: CallRequest, _ source: [UInt8], _ place: UInt64) -> String? {
    if let broken { return broken }
    results = nil
    failure = nil
    nextItem += 1
    let item = CallItem.head(request.encoded, place: place) + source
    do throws(WorkerError) {
      try workers.supervisor.append(nextItem, item, UnsafeRawBufferPointer(start: nil, count: 0))
      try workers.supervisor.flush()
    } catch {
      broken = error.description
      return error.description
    }
    return failure?.reason
  }

  func worker(results: ArraySlice<UInt8>, of item: UInt64) {
    self.results = results
  }

  func worker(failed failure: WorkerFailure) {
    self.failure = failure
    workers.reportQuarantine(failure)
  }

  func worker(finishedThrough item: UInt64) {}
}

extension WorkerCaller: WorkerClient {}
