import CMargaySystem
import Testing

@testable import MargayIsolation

/// What supervisor and worker exchange.
@Suite("Messages of workers")
struct WorkerMessageTests {
  @Test("messages come in pieces of any size", arguments: [1, 7, 16, 17, 1000])
  func pieces(_ size: Int) throws {
    let messages = [
      WorkerMessage(kind: .ready, number: 0, bytes: []),
      WorkerMessage(kind: .output, number: -1, bytes: Array(0..<255)),
      WorkerMessage(kind: .done, number: 3, bytes: Array(repeating: 7, count: 100)),
    ]
    let stream = messages.flatMap(\.encoded)
    var received: [UInt8] = []
    var found: [WorkerMessage] = []
    for start in stride(from: 0, to: stream.count, by: size) {
      received += stream[start..<min(start + size, stream.count)]
      found += try WorkerMessage.take(from: &received)
    }
    #expect(found == messages)
    #expect(received.isEmpty)
  }

  @Test(
    "bytes that are no message are refused",
    arguments: [
      [9, 0, 0, 0] + [UInt8](repeating: 0, count: 12),
      [2, 0, 0, 0, 0, 0, 0, 0] + [UInt8](repeating: 0xFF, count: 8),
    ])
  func garbage(_ bytes: [UInt8]) {
    var received = bytes
    #expect(throws: WorkerError.ofMessages) { try WorkerMessage.take(from: &received) }
  }

  @Test("settings are read as they were written, and nothing else is")
  func settings() {
    let settings = WorkerSettings(slotCount: 4, slotBytes: 5 << 20, memoryBytes: 1 << 30)
    #expect(WorkerSettings(text: settings.text) == settings)
    for text in ["", "1", "2:4:5:6", "1:0:5:6", "1:65:5:6", "1:4:5", "1:4:5:x", "1:4:5:6:7"] {
      #expect(WorkerSettings(text: text) == nil, "\(text)")
    }
  }
}

/// What is known of calls: how long they take, how often they fail, what they print.
@Suite("Calls of workers")
struct WorkerCallTests {
  private func progress(_ sequence: UInt64, rule: Int64 = 1) -> margay_progress {
    margay_progress(sequence: sequence, item: 1, rule: rule)
  }

  @Test("a call's time counts while the supervisor looks")
  func clock() {
    var clock = CallClock()
    let millisecond: Int64 = 1_000_000
    // At the third look the supervisor was away for an hour: the worker may have waited for it.
    let looks: [(progress: margay_progress, milliseconds: Int64)] = [
      (progress(1), 0), (progress(1), 50), (progress(1), 3_600_000), (progress(2), 3_600_010),
      (progress(2), 3_600_030), (progress(2, rule: -1), 3_600_040),
    ]
    let spent = looks.map { clock.look($0.progress, at: $0.milliseconds * millisecond) }
    #expect(spent == [0, 50, 150, 0, 20, 0].map { $0 * millisecond })
  }

  @Test("the third failure of a rule puts it into quarantine from its event on")
  func failures() {
    var failures = RuleFailures(mostFailures: 3)
    for item: UInt64 in [5, 9] {
      let isQuarantined = [1, 2].map { failures.note(WorkerOrder.Call(item: item, rule: $0)) }
      #expect(isQuarantined == [false, false])
    }
    let isQuarantined = [12, 13].map { failures.note(WorkerOrder.Call(item: $0, rule: 1)) }
    #expect(isQuarantined == [true, true])
    #expect(failures.quarantine == [WorkerOrder.Call(item: 12, rule: 1)])
  }

  @Test("a call that is left out does not begin")
  func gate() {
    let memory = UnsafeMutablePointer<margay_progress>.allocate(capacity: 1)
    defer { memory.deallocate() }
    memory.initialize(to: progress(0, rule: -1))
    var gate = CallGate(progress: memory)
    gate.quarantine = [4: 10]
    gate.skipped = [WorkerOrder.Call(item: 9, rule: 5)]
    gate.item = 9
    let atNine = [gate.begin(4), gate.begin(5)]
    #expect(atNine == [true, false])
    #expect(memory.pointee.rule == 4)
    gate.end()
    #expect(memory.pointee.rule == -1)
    gate.item = 10
    let atTen = [gate.begin(4), gate.begin(5)]
    #expect(atTen == [false, true])
    #expect(gate.callCount == 2)
  }

  @Test("what a dead worker's other calls printed is forgotten: they are repeated")
  func printed() {
    let printed = PrintedOutput()
    printed.stage(Array("one".utf8), of: 2, for: 1)
    printed.stage(Array("two".utf8), of: 3, for: 2)
    printed.stage(Array("raw".utf8), of: PrintedOutput.unnamed, for: 2)
    printed.keepOnly(3, for: 2)
    #expect(printed.texts.map(\.rule) == [3])
    #expect(printed.texts.first?.bytes == Array("tworaw".utf8))
    printed.stage(Array("one".utf8), of: 2, for: 1)
    printed.stage(Array("loose".utf8), of: PrintedOutput.unnamed, for: 4)
    printed.stage(Array("load".utf8), of: PrintedOutput.outside, for: 0)
    printed.keep()
    #expect(
      printed.texts.map(\.rule) == [PrintedOutput.outside, 2, 3, PrintedOutput.unnamed])
  }

  @Test("a flood is cut and counted, staged or kept")
  func flood() {
    let printed = PrintedOutput()
    let line = [UInt8](repeating: 0x61, count: 1023) + [0x0A]
    for item: UInt64 in 0..<40 {
      printed.stage(line, of: 1, for: item)
      if item % 3 == 0 { printed.keep() }
    }
    printed.keep()
    #expect(printed.texts.map(\.bytes.count) == [16 << 10])
    #expect(printed.texts.map(\.leftOutBytes) == [24 << 10])
    #expect(printed.texts.map(\.leftOutLines) == [24])
  }
}
