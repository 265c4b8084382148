import MargayIsolation
import MargayKit

/// Calls rules one at a time in a worker, for tests and comparisons.
final class WorkerCaller: FunctionCaller {
  private let workers: RuleWorkers
  /// The numbers of the rules in the whole set, by their places in the set of the command.
  private let numbers: [Int]
  private var nextItem: UInt64 = 0
  private var reply: CallReply?
  private var failure: WorkerFailure?
  private var isBroken: String?

  /// Makes a caller for the rules of a set.
  init(_ workers: RuleWorkers, _ rules: RuleSet) {
    self.workers = workers
    numbers = rules.detections.map(\.number)
    workers.supervisor.client = self
  }

  func outcome(
    of rule: Int, test: Int?, source: [UInt8], logType: String?, place: UInt64
  ) -> DetectionOutcome {
    if let isBroken { return .failed(FunctionError(function: "rule", message: isBroken)) }
    reply = nil
    failure = nil
    nextItem += 1
    var item: [UInt8] = []
    CallRequest(
      rules: [numbers[rule]], test: test, logType: logType.map { Array($0.utf8) }, place: place,
      wantsEveryOutcome: true
    ).append(to: &item)
    item += source
    do throws(WorkerError) {
      try workers.supervisor.append(nextItem, item)
      try workers.supervisor.flush()
    } catch {
      isBroken = error.description
      return .failed(FunctionError(function: "rule", message: error.description))
    }
    if let failure { return .failed(RuleWorkers.error(failure)) }
    return reply?.outcome
      ?? .failed(FunctionError(function: "rule", message: "is in quarantine: it failed too often"))
  }

  func worker(results: ArraySlice<UInt8>, of item: UInt64) {
    reply = CallReply.read(results)?.first
  }

  func worker(failed failure: WorkerFailure) {
    self.failure = failure
    workers.reportQuarantine(failure)
  }

  func worker(finishedThrough item: UInt64) {}
}

extension WorkerCaller: WorkerClient {}
