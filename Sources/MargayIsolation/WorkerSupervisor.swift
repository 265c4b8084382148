import CMargaySystem

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A call that a worker did not survive.
package struct WorkerFailure: Hashable, Sendable {
  /// The number of the item.
  package let item: UInt64
  /// The rule.
  package let rule: Int
  /// What the rule did, as a phrase that follows its name: `trapped`, `took longer than 15 s`.
  package let reason: String
  /// Whether the rule is in quarantine from now on: it is not called any more in this run.
  package let isQuarantined: Bool
}

/// What becomes of the items that a supervisor was given.
package protocol WorkerClient: AnyObject {
  /// Takes the results of an item.
  func worker(results: ArraySlice<UInt8>, of item: UInt64)
  /// Learns that a call killed the worker; the results of all other calls still come.
  func worker(failed failure: WorkerFailure)
  /// Learns that every result of the items up to this one was given.
  func worker(finishedThrough item: UInt64)
}

/// Keeps a worker at work: gives it batches of items, takes its results, and outlives whatever a rule does to it.
///
/// A call that kills the worker or takes too long is left out when its batch is repeated by the next worker; of all
/// other calls nothing is lost and nothing comes twice. Batches are filled in shared memory while the worker is at
/// those before.
package final class WorkerSupervisor {
  private static let slotCount = 4
  /// A slot has room for the largest event with the numbers of 100,000 rules before it.
  private static let slotBytes = 5 << 20
  /// A batch is handed over when it has as many bytes.
  private static let batchBytes = 256 << 10
  /// A worker that needs longer to load its rules hangs.
  private static let startNanoseconds: Int64 = 60_000_000_000
  private static let mostFruitlessStarts = 3
  private static let mostReads = 64
  /// More than this in the pipe of descriptors 1 and 2 is taken out while the rule goes on writing.
  private static let mostRawBytes = 32 << 10

  /// A batch in a slot.
  private struct Batch {
    let slot: Int
    var byteCount = 0
    var lastItem: UInt64 = 0
    var skipped: [WorkerOrder.Call] = []
  }

  private let launch: WorkerLaunch
  private let limits: WorkerLimits
  private let settings: WorkerSettings
  private let slots: SharedSlots
  private let memory: Int32
  private var worker: WorkerProcess?
  private var isReady = false
  private var startTime: Int64 = 0
  private var received: [UInt8] = []
  private var inFlight: [Batch] = []
  private var filling: Batch?
  private var freeSlots: [Int]
  private var failures: RuleFailures
  /// How many workers in a row ended without a call to blame.
  private var fruitlessStarts = 0
  private var clock = CallClock()
  /// What each rule has printed.
  package let printed = PrintedOutput()

  /// Who takes the results.
  package weak var client: (any WorkerClient)?

  /// Makes a supervisor; a worker is started with the first batch.
  ///
  /// - Throws: `WorkerError` when there is no memory to share.
  package init(launch: WorkerLaunch, limits: WorkerLimits) throws(WorkerError) {
    self.launch = launch
    self.limits = limits
    failures = RuleFailures(mostFailures: limits.failuresBeforeQuarantine)
    settings = WorkerSettings(
      slotCount: WorkerSupervisor.slotCount, slotBytes: WorkerSupervisor.slotBytes,
      memoryBytes: limits.memoryBytes)
    memory = SharedSlots.makeDescriptor(
      slotCount: settings.slotCount, slotBytes: settings.slotBytes)
    guard memory >= 0,
      let slots = SharedSlots(
        descriptor: memory, slotCount: settings.slotCount, slotBytes: settings.slotBytes)
    else {
      let reason = errno
      if memory >= 0 { close(memory) }
      throw WorkerError(
        "no memory can be shared with a worker: \(String(cString: strerror(reason)))")
    }
    self.slots = slots
    freeSlots = Array(0..<settings.slotCount)
  }

  deinit {
    worker?.stop()
    close(memory)
  }

  /// Takes an item, in two parts; its number is greater than that of every item before it.
  ///
  /// May wait for the worker, and hand results to the client meanwhile.
  ///
  /// - Throws: `WorkerError` when workers cannot be kept alive for a reason that is none of a rule.
  package func append(
    _ item: UInt64, _ head: [UInt8], _ rest: UnsafeRawBufferPointer
  ) throws(WorkerError) {
    let count = head.count + rest.count
    let room = SharedSlots.room(for: count)
    guard room <= settings.slotBytes else {
      throw WorkerError("an item of \(count) bytes is too large for a worker")
    }
    if let batch = filling, batch.byteCount + room > settings.slotBytes { try submit() }
    var batch: Batch
    if let filling { batch = filling } else { batch = try newBatch() }
    head.withUnsafeBytes {
      slots.write(item, $0, rest, to: batch.slot, at: batch.byteCount)
    }
    batch.byteCount += room
    batch.lastItem = item
    filling = batch
    if batch.byteCount >= WorkerSupervisor.batchBytes { try submit() }
  }

  /// Waits until the results of all items were handed over.
  package func flush() throws(WorkerError) {
    try submit()
    while !inFlight.isEmpty { try work(mayWait: true) }
  }

  private func newBatch() throws(WorkerError) -> Batch {
    while freeSlots.isEmpty { try work(mayWait: true) }
    return Batch(slot: freeSlots.removeFirst())
  }

  private func submit() throws(WorkerError) {
    guard let batch = filling else { return }
    filling = nil
    inFlight.append(batch)
    if worker == nil {
      try start()
    } else if isReady {
      order(batch)
    }
    try work(mayWait: false)
  }

  private func order(_ batch: Batch) {
    let order = WorkerOrder(
      slot: Int32(batch.slot), byteCount: batch.byteCount, skipped: batch.skipped,
      quarantine: failures.quarantine)
    // A worker that is gone is noticed where its messages are read.
    _ = worker?.send(order.encoded)
  }

  private func start() throws(WorkerError) {
    received.removeAll()
    isReady = false
    margay_progress_end(slots.progress)
    worker = try WorkerProcess(launch, settings, memory: memory)
    startTime = WorkerSupervisor.now
  }

  /// Takes what the worker has to say, and looks after it.
  private func work(mayWait: Bool) throws(WorkerError) {
    guard let worker else { return try start() }
    if mayWait { worker.wait(milliseconds: waitMilliseconds) }
    // Asked before the messages are read: what the worker said before its end is there then.
    let isGone = mayWait && worker.isGone
    let said = receive(from: worker)
    do throws(WorkerError) {
      for message in try WorkerMessage.take(from: &received) { try take(message) }
    } catch  where error.isOfMessages {
      worker.stop()
      return try bury(worker, reason: error.description)
    }
    if said == .end || (isGone && said == .nothing) { return try bury(worker, reason: nil) }
    if worker.rawOutputCount > WorkerSupervisor.mostRawBytes { takeRawOutput(of: worker, nil) }
    try watch(worker)
  }

  private var waitMilliseconds: Int32 {
    Int32(clamping: max(1, min(50, limits.callNanoseconds / 4_000_000)))
  }

  private enum Said { case something, nothing, end }

  /// Reads messages; a rule that prints without end must not keep the supervisor from looking at the time.
  private func receive(from worker: WorkerProcess) -> Said {
    var said = Said.nothing
    for _ in 0..<WorkerSupervisor.mostReads {
      switch worker.receive(from: worker.socket) {
      case .bytes(let bytes):
        received += bytes
        said = .something
      case .nothing: return said
      case .end: return .end
      }
    }
    return said
  }

  private func take(_ message: WorkerMessage) throws(WorkerError) {
    switch message.kind {
    case .ready:
      isReady = true
      printed.keep()
      for batch in inFlight { order(batch) }
    case .output:
      guard message.bytes.count >= 8 else { throw WorkerError.ofMessages }
      let item = message.bytes.withUnsafeBytes { $0.loadUnaligned(as: UInt64.self) }
      printed.stage(
        message.bytes.dropFirst(8), of: Int(message.number), for: UInt64(littleEndian: item))
    case .refusal:
      throw WorkerError(String(decoding: message.bytes, as: UTF8.self))
    case .done:
      guard let index = inFlight.firstIndex(where: { $0.slot == Int(message.number) }) else {
        return
      }
      fruitlessStarts = 0
      let batch = inFlight.remove(at: index)
      printed.keep()
      hand(message.bytes)
      freeSlots.append(batch.slot)
      client?.worker(finishedThrough: batch.lastItem)
    }
  }

  /// Hands the results of a batch to the client.
  private func hand(_ bytes: [UInt8]) {
    var offset = 0
    while bytes.count - offset >= 16 {
      let (item, length) = bytes.withUnsafeBytes { buffer in
        (
          UInt64(littleEndian: buffer.loadUnaligned(fromByteOffset: offset, as: UInt64.self)),
          Int(
            clamping: UInt64(
              littleEndian: buffer.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self)))
        )
      }
      offset += 16
      guard length <= bytes.count - offset else { return }
      client?.worker(results: bytes[offset..<(offset + length)], of: item)
      offset += length
    }
  }

  /// Ends a worker whose call takes too long.
  private func watch(_ worker: WorkerProcess) throws(WorkerError) {
    let now = WorkerSupervisor.now
    guard isReady else {
      guard now - startTime > WorkerSupervisor.startNanoseconds else { return }
      worker.stop()
      takeRawOutput(of: worker, nil)
      printed.keep()
      throw WorkerError(
        "the worker that Swift rules run in was not ready after "
          + "\(WorkerSupervisor.startNanoseconds / 1_000_000_000) s" + printed.excerpt)
    }
    if clock.look(margay_progress_read(slots.progress), at: now) > limits.callNanoseconds {
      worker.stop()
      try bury(worker, reason: "took longer than \(limits.callText)")
    }
  }

  /// Learns what ended a worker, and starts the next one; `reason` is why it was killed, nil when it ended itself.
  private func bury(_ worker: WorkerProcess, reason: String?) throws(WorkerError) {
    let end = worker.hasEnded ? "" : worker.end()
    let reason = reason ?? end
    self.worker = nil
    if let (index, call) = culprit {
      takeRawOutput(of: worker, call)
      printed.keepOnly(Int(call.rule), for: call.item)
      let isQuarantined = failures.note(call)
      inFlight[index].skipped.append(call)
      fruitlessStarts = 0
      client?.worker(
        failed: WorkerFailure(
          item: call.item, rule: Int(call.rule), reason: reason, isQuarantined: isQuarantined))
    } else {
      takeRawOutput(of: worker, nil)
      printed.keep()
      fruitlessStarts += 1
      if fruitlessStarts >= WorkerSupervisor.mostFruitlessStarts {
        throw WorkerError(
          "the worker that Swift rules run in \(reason), \(fruitlessStarts) times in a row, outside of any rule"
            + printed.excerpt)
      }
    }
    if !inFlight.isEmpty { try start() }
  }

  /// The call that a worker was at when it ended, and the batch that it belongs to; nil for none.
  ///
  /// A call that was left out cannot have been made: a rule has written where it should not, and nobody is to blame.
  private var culprit: (batch: Int, call: WorkerOrder.Call)? {
    let progress = margay_progress_read(slots.progress)
    guard isReady, progress.rule >= 0, progress.rule <= Int64(Int32.max),
      let index = inFlight.firstIndex(where: { progress.item <= $0.lastItem })
    else { return nil }
    let call = WorkerOrder.Call(item: progress.item, rule: Int32(progress.rule))
    return inFlight[index].skipped.contains(call) ? nil : (index, call)
  }

  /// Takes what was written past the messages: it is that of a call that killed its worker, or of nobody who is known.
  private func takeRawOutput(of worker: WorkerProcess, _ call: WorkerOrder.Call?) {
    let unknown = isReady ? PrintedOutput.unnamed : PrintedOutput.outside
    for _ in 0..<WorkerSupervisor.mostReads {
      guard case .bytes(let bytes) = worker.receive(from: worker.output) else { return }
      printed.stage(
        bytes, of: call.map { Int($0.rule) } ?? unknown,
        for: call?.item ?? margay_progress_read(slots.progress).item)
    }
  }

  private static var now: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}

extension WorkerLimits {
  /// The limit of a call, for messages.
  var callText: String {
    callNanoseconds % 1_000_000_000 == 0
      ? "\(callNanoseconds / 1_000_000_000) s" : "\(callNanoseconds / 1_000_000) ms"
  }
}
