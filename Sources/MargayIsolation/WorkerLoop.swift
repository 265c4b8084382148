import CMargaySystem
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a worker does with an item.
package protocol WorkerBody: ~Copyable {
  /// The results of an item, in a form that only this body and the supervisor's owner know; empty for none.
  ///
  /// Each call of a rule stands between `gate.begin` and `gate.end`.
  mutating func results(of item: UnsafeRawBufferPointer, _ gate: inout CallGate) -> [UInt8]
}

/// What every call of a rule in a worker goes through, so that the supervisor knows what the worker is at.
package struct CallGate {
  let progress: UnsafeMutablePointer<margay_progress>
  var item: UInt64 = 0
  /// The rules that are not called any more from an item on, and the calls that killed a worker before.
  var quarantine: [Int32: UInt64] = [:]
  var skipped: Set<WorkerOrder.Call> = []
  /// The rules that were called for the item: how many, and the last one.
  var callCount = 0
  var lastRule: Int32 = 0

  /// Notes that a rule is about to be called; false for a call that is to be left out.
  package mutating func begin(_ rule: Int) -> Bool {
    let rule = Int32(truncatingIfNeeded: rule)
    if !quarantine.isEmpty, let first = quarantine[rule], item >= first { return false }
    if !skipped.isEmpty, skipped.contains(WorkerOrder.Call(item: item, rule: rule)) {
      return false
    }
    callCount += 1
    lastRule = rule
    margay_progress_begin(progress, item, Int64(rule))
    return true
  }

  /// Notes that the call has come back.
  package func end() { margay_progress_end(progress) }
}

/// The life of a worker process: batches of items come over a socket and shared memory, results go back.
package enum WorkerLoop {
  private static let socket: Int32 = 3
  private static let memory: Int32 = 4
  /// What this process writes to its descriptors 1 and 2 can be read here.
  private static let rawOutput: Int32 = 5
  private static let mostReads = 64

  /// Whether this process was started as a worker.
  package static var isWorker: Bool { state.withLock { $0.slots != nil } }

  private static var settings: WorkerSettings? {
    getenv(WorkerSettings.variable).flatMap { WorkerSettings(text: String(cString: $0)) }
  }

  /// Takes away what a worker must not have, before any rule is loaded: its standard output, and memory beyond the
  /// limit; and lets it end with its supervisor.
  ///
  /// Nothing happens in a process that is no worker.
  package static func prepare() {
    guard let settings else { return }
    // A program that a rule starts is no worker.
    unsetenv(WorkerSettings.variable)
    margay_prepare_worker(settings.memoryBytes)
    guard
      let slots = SharedSlots(
        descriptor: memory, slotCount: settings.slotCount, slotBytes: settings.slotBytes)
    else { return }
    state.withLock { $0.slots = Unmanaged.passRetained(slots) }
    margay_capture_output { bytes, count in WorkerLoop.send(output: bytes, count) }
  }

  private struct State: @unchecked Sendable {
    var slots: Unmanaged<SharedSlots>?
  }

  private static let state = Mutex(State())
  /// Held while a message is written: a rule may print from a thread of its own.
  private static let sending = Mutex(())

  /// Tells the supervisor why this worker cannot do its work, and ends.
  package static func refuse(_ reason: String) -> Never {
    send(WorkerMessage(kind: .refusal, number: 0, bytes: Array(reason.utf8)))
    exit(1)
  }

  /// Serves the supervisor until it closes the socket.
  package static func run(_ body: inout some WorkerBody & ~Copyable) {
    guard let slots = state.withLock({ $0.slots })?.takeUnretainedValue() else { return }
    margay_progress_end(slots.progress)
    send(WorkerMessage(kind: .ready, number: 0, bytes: []))
    var gate = CallGate(progress: slots.progress)
    var chunk = [UInt8](repeating: 0, count: 4096)
    while let order = receive() {
      gate.skipped = Set(order.skipped)
      gate.quarantine = Dictionary(
        order.quarantine.map { ($0.rule, $0.item) }, uniquingKeysWith: { first, _ in first })
      var results: [UInt8] = []
      slots.forEachItem(in: Int(order.slot), byteCount: order.byteCount) { item, bytes in
        gate.item = item
        gate.callCount = 0
        let result = body.results(of: bytes, &gate)
        if gate.callCount > 0 { sendRawOutput(&chunk, gate) }
        if result.isEmpty { return }
        WorkerMessage.append(item, to: &results)
        WorkerMessage.append(UInt64(result.count), to: &results)
        results += result
      }
      send(WorkerMessage(kind: .done, number: order.slot, bytes: results))
    }
  }

  private static func receive() -> WorkerOrder? {
    guard let header = read(WorkerOrder.headerBytes) else { return nil }
    let slot = integer(header, 0)
    let byteCount = integer(header, 8)
    let skippedCount = integer(header, 16)
    let quarantineCount = integer(header, 24)
    guard skippedCount <= 1 << 20, quarantineCount <= 1 << 20,
      let skipped = readCalls(Int(skippedCount)), let quarantine = readCalls(Int(quarantineCount))
    else { return nil }
    return WorkerOrder(
      slot: Int32(truncatingIfNeeded: slot), byteCount: Int(clamping: byteCount),
      skipped: skipped, quarantine: quarantine)
  }

  private static func readCalls(_ count: Int) -> [WorkerOrder.Call]? {
    guard let bytes = read(count * WorkerOrder.callBytes) else { return nil }
    return (0..<count).map { index in
      let offset = WorkerOrder.callBytes * index
      return WorkerOrder.Call(
        item: integer(bytes, offset),
        rule: Int32(truncatingIfNeeded: integer(bytes, offset + 8)))
    }
  }

  private static func integer(_ bytes: [UInt8], _ offset: Int) -> UInt64 {
    bytes.withUnsafeBytes {
      UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }
  }

  private static func read(_ count: Int) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    var offset = 0
    while offset < count {
      let got = bytes.withUnsafeMutableBytes { buffer in
        recv(socket, buffer.baseAddress.map { $0 + offset }, count - offset, 0)
      }
      if got < 0, errno == EINTR { continue }
      if got <= 0 { return nil }
      offset += got
    }
    return bytes
  }

  private static func send(_ message: WorkerMessage) {
    sending.withLock { _ in
      let bytes = message.encoded
      var offset = 0
      while offset < bytes.count {
        let sent = bytes.withUnsafeBytes { buffer -> Int in
          guard let start = buffer.baseAddress else { return -1 }
          return margay_send(socket, start + offset, bytes.count - offset)
        }
        if sent < 0, errno == EINTR { continue }
        // Without a supervisor there is nobody to work for; what else is to be done at an exit could print.
        if sent <= 0 { _exit(1) }
        offset += sent
      }
    }
  }

  private static func send(output bytes: UnsafePointer<CChar>, _ count: Int) {
    let text = UnsafeRawBufferPointer(start: bytes, count: count)
    let progress = state.withLock { state in
      (state.slots?.takeUnretainedValue()).map { margay_progress_read($0.progress) }
    }
    let rule = Int32(truncatingIfNeeded: progress?.rule ?? Int64(PrintedOutput.outside))
    send(output: Array(text), of: rule, for: progress?.item ?? 0)
  }

  private static func send(output bytes: [UInt8], of rule: Int32, for item: UInt64) {
    var message: [UInt8] = []
    WorkerMessage.append(item, to: &message)
    message += bytes
    send(WorkerMessage(kind: .output, number: rule, bytes: message))
  }

  /// Sends what was written past the stream `stdout` while an item was at work, so that after a death only the writing
  /// of the last item is in the pipe.
  private static func sendRawOutput(_ chunk: inout [UInt8], _ gate: CallGate) {
    for _ in 0..<mostReads {
      let count = chunk.withUnsafeMutableBytes {
        readDescriptor(rawOutput, $0.baseAddress, $0.count)
      }
      guard count > 0 else { return }
      let rule = gate.callCount == 1 ? gate.lastRule : Int32(PrintedOutput.unnamed)
      send(output: Array(chunk[..<count]), of: rule, for: gate.item)
    }
  }
}

/// read(2); within `WorkerLoop` the name means something else.
private func readDescriptor(_ descriptor: Int32, _ start: UnsafeMutableRawPointer?, _ count: Int)
  -> Int
{ read(descriptor, start, count) }
