import Synchronization

/// What is noted while code reads events: paths that are none, and on request everything that was read.
///
/// One object serves all events of an evaluator. Nothing is noted of a read that goes well unless `isRecording`.
package final class EventNotes: Sendable {
  /// One thing that code read, or compared with a literal.
  package enum Read: Hashable, Sendable {
    /// The value at a path, wildcards included.
    case path([EventKeyPathStep])
    /// A comparison of the value at a path with a text or number, by the name of the operation.
    case comparison([EventKeyPathStep], operation: String, operand: [UInt8], isNumber: Bool)
  }

  /// Whether reads are kept.
  package let isRecording: Bool

  private struct State {
    var brokenPath: String?
    var reads: [Read] = []
    var seen: Set<Read> = []
    var last: [EventKeyPathStep] = []
  }

  private let state = Mutex(State())
  /// Whether a broken path was noted: asked after every call of a function.
  private let hasBrokenPath = Atomic(false)

  /// Makes an object that keeps reads or does not.
  package init(isRecording: Bool = false) { self.isRecording = isRecording }

  /// Notes a text that code used as a key path and that is none.
  package func noteBroken(path: String) {
    state.withLock { if $0.brokenPath == nil { $0.brokenPath = path } }
    hasBrokenPath.store(true, ordering: .releasing)
  }

  /// The first broken path since the last call; nil when there was none.
  package func takeBrokenPath() -> String? {
    guard hasBrokenPath.load(ordering: .acquiring) else { return nil }
    hasBrokenPath.store(false, ordering: .relaxed)
    return state.withLock { state in
      let broken = state.brokenPath
      state.brokenPath = nil
      return broken
    }
  }

  /// Notes that a path was read.
  package func note(path: [EventKeyPathStep]) {
    guard isRecording else { return }
    state.withLock {
      $0.last = path
      if $0.seen.insert(.path(path)).inserted { $0.reads.append(.path(path)) }
    }
  }

  /// Notes a comparison of a value with an operand; the value is that of `path`, or of the path read last.
  package func note(
    comparison operation: String, of path: [EventKeyPathStep]?, with operand: [UInt8],
    isNumber: Bool
  ) {
    guard isRecording else { return }
    state.withLock {
      let read = Read.comparison(
        path ?? $0.last, operation: operation, operand: operand, isNumber: isNumber)
      if $0.seen.insert(read).inserted { $0.reads.append(read) }
    }
  }

  /// Everything that was read, each once, in the order of first reading.
  package var reads: [Read] { state.withLock { $0.reads } }
}
