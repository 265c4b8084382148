import MargayEvents
import MargayIsolation
import MargayKit

/// Events on their way through a worker: their matches are handed on in the order of the events, those of rules in
/// YAML together with those of Swift rules.
final class PendingEvents: WorkerClient {
  /// What an event is waiting with.
  private struct Pending {
    let position: EventPosition
    let time: Int64
    let logType: String?
    var matches: [MatchRecord]
    var failures: [RuleFailure]
  }

  /// Takes an event with everything that rules said about it.
  typealias Delivery = (_ time: Int64, _ matches: [MatchRecord], _ failures: [RuleFailure]) -> Void

  private let workers: RuleWorkers
  /// The places of rules in the set of the command, by their numbers in the whole set.
  private let places: [Int: Int]
  private let numbers: [Int]
  private let deliver: Delivery
  private var queue: [Pending] = []
  private var first = 0
  /// The number of the last event whose results have all come.
  private var finished: UInt64?
  private var replies: [UInt64: [CallReply]] = [:]
  private var deaths: [UInt64: [WorkerFailure]] = [:]
  /// The encoded requests so far: one for each log type.
  private var requests: [(rules: [Int], logType: String?, bytes: [UInt8])] = []
  /// How many events may wait for a batch that does not fill.
  private static let mostWaiting = 1 << 14

  /// Makes a queue.
  init(_ workers: RuleWorkers, _ rules: RuleSet, deliver: @escaping Delivery) {
    self.workers = workers
    self.deliver = deliver
    numbers = rules.detections.map(\.number)
    places = Dictionary(
      numbers.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    workers.supervisor.client = self
  }

  /// Takes an event that was evaluated as far as expressions go; `rules` are those that a worker is to call.
  func append(
    _ event: Event, _ position: EventPosition, time: Int64, logType: String?,
    _ matches: [MatchRecord], calling rules: [Int]
  ) throws(WorkerError) {
    if rules.isEmpty, first == queue.count { return deliver(time, matches, []) }
    queue.append(
      Pending(
        position: position, time: time, logType: logType, matches: matches, failures: []))
    guard !rules.isEmpty else {
      if queue.count - first > PendingEvents.mostWaiting { try flush() }
      return
    }
    let head = CallItem.head(request(rules, logType), place: position.number)
    let result = event.withSource { bytes -> Result<Void, WorkerError> in
      do throws(WorkerError) {
        return .success(try workers.supervisor.append(position.number, head, bytes))
      } catch {
        return .failure(error)
      }
    }
    try result.get()
    if queue.count - first > PendingEvents.mostWaiting { return try flush() }
    release()
  }

  private func request(_ rules: [Int], _ logType: String?) -> [UInt8] {
    // The lists of rules are those of the evaluator, so that equal ones are mostly the same memory.
    if let known = requests.first(where: { $0.rules == rules && $0.logType == logType }) {
      return known.bytes
    }
    let bytes = CallRequest(
      rules: rules.map { numbers[$0] }, test: nil, logType: logType.map { Array($0.utf8) }
    ).encoded
    requests.append((rules, logType, bytes))
    return bytes
  }

  /// Waits for everything that is on its way.
  func flush() throws(WorkerError) {
    guard first < queue.count else { return }
    try workers.supervisor.flush()
    finished = queue.last?.position.number
    release()
  }

  func worker(results: ArraySlice<UInt8>, of item: UInt64) {
    guard let read = CallReply.read(results) else { return }
    replies[item, default: []] += read
  }

  func worker(failed failure: WorkerFailure) {
    deaths[failure.item, default: []].append(failure)
  }

  func worker(finishedThrough item: UInt64) { finished = item }

  /// Hands on the events at the front of the queue whose results have come.
  private func release() {
    guard let finished else { return }
    while first < queue.count, queue[first].position.number <= finished {
      let deaths = deaths.removeValue(forKey: queue[first].position.number) ?? []
      let event = complete(queue[first], deaths)
      first += 1
      deliver(event.time, event.matches, event.failures)
      // Said behind the event and not when it was learned: the order is the same on every run.
      for death in deaths { workers.reportQuarantine(death) }
    }
    if first == queue.count {
      queue.removeAll(keepingCapacity: true)
      first = 0
    } else if first > 4096 {
      queue.removeFirst(first)
      first = 0
    }
  }

  private func complete(_ event: Pending, _ deaths: [WorkerFailure]) -> Pending {
    let number = event.position.number
    let replies = self.replies.removeValue(forKey: number)
    guard replies != nil || !deaths.isEmpty else { return event }
    var event = event
    for reply in replies ?? [] {
      guard let rule = places[reply.rule] else { continue }
      switch reply.outcome {
      case .notMatched: break
      case .failed(let error):
        event.failures.append(RuleFailure(rule: rule, position: event.position, error: error))
      case .matched(let match):
        event.matches.append(
          MatchRecord(
            rule: rule, dedup: match.dedup, time: event.time, digest: reply.digest,
            position: number, logType: event.logType, fields: match.fields))
      }
    }
    for death in deaths {
      guard let rule = places[death.rule] else { continue }
      event.failures.append(
        RuleFailure(rule: rule, position: event.position, error: RuleWorkers.error(death)))
    }
    event.matches.sort { $0.rule < $1.rule }
    event.failures.sort { $0.rule < $1.rule }
    return event
  }
}
