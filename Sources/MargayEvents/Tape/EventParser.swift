/// Reads JSON texts into events, one after another, and uses their memory again when nobody keeps it.
///
/// Reading an event costs a copy of its bytes, one pass of a structural indexer, and one pass over the index; no
/// memory is allocated once the buffers have grown to the largest event. See Documentation/Language, section 0, Reading
/// events.
package struct EventParser: ~Copyable, @unchecked Sendable {
  /// What came of a text.
  package enum Result: Sendable {
    /// An event.
    case ok(Event)
    /// No event, and why.
    case bad(EventDefect)
  }

  /// Who makes the structural index.
  package enum Indexer: Sendable, CaseIterable {
    /// Our own, in Swift.
    case swift
    /// simdjson's first stage; our own when the package is built without the trait Simdjson.
    case simdjson
  }

  /// The greatest length of an event of a log, in bytes.
  package static let eventLimit = 4 << 20

  /// The log type that every event is given as `p_log_type`, whatever its own says; nil for none.
  package var logType: [UInt8]?

  private let limit: Int
  private var storage: EventStorage?
  private var index: UnsafeMutablePointer<UInt32>
  private var indexCapacity = 1024
  private let frames: UnsafeMutablePointer<TapeBuilder.Frame>
  private let keys: DuplicateKeys
  #if Simdjson
    private let simdjson: SimdjsonIndexer?
  #endif

  /// Makes a parser; texts longer than `limit` bytes are refused.
  package init(
    indexer: Indexer = .simdjson, limit: Int = EventParser.eventLimit, logType: [UInt8]? = nil
  ) {
    self.limit = limit
    self.logType = logType
    index = .allocate(capacity: indexCapacity)
    frames = .allocate(capacity: TapeBuilder.maximumDepth)
    keys = DuplicateKeys(maximumDepth: TapeBuilder.maximumDepth)
    #if Simdjson
      simdjson = indexer == .simdjson ? SimdjsonIndexer() : nil
    #endif
  }

  deinit {
    index.deallocate()
    frames.deallocate()
    keys.deallocate()
    #if Simdjson
      simdjson?.deallocate()
    #endif
  }

  /// Reads the one JSON value in `bytes`; `place` is the number of the event in its input.
  ///
  /// The root may be any value. The bytes are copied and need not stand longer than the call.
  package mutating func parse(_ bytes: UnsafeRawBufferPointer, place: UInt64 = 0) -> Result {
    guard bytes.count <= limit else { return .bad(EventDefect(.tooLong, at: limit)) }
    let storage = freeStorage()
    storage.setSource(bytes)
    storage.place = place
    let traits = ByteTraits(of: storage.bytes, count: bytes.count)
    let hasMark =
      bytes.count >= 3 && storage.bytes[0] == 0xEF && storage.bytes[1] == 0xBB
      && storage.bytes[2] == 0xBF

    #if Simdjson
      // What simdjson refuses may be repaired below, and what is bad gets its reason there, always the same one.
      if !hasMark, let simdjson, let found = simdjson.index(storage.bytes, count: bytes.count) {
        if build(storage, found.index, found.count, traits, isChecked: true) == nil {
          return .ok(finish(storage))
        }
        storage.setSource(bytes)
      }
    #endif

    reserveIndex(bytes.count + 1)
    switch StructuralIndexer.index(
      storage.bytes, from: hasMark ? 3 : 0, to: bytes.count, into: index)
    {
    case .unclosedString(let offset):
      return .bad(EventDefect(.unclosedString, at: offset))
    case .count(let count):
      if let defect = build(storage, index, count, traits, isChecked: false) {
        return .bad(defect)
      }
      return .ok(finish(storage))
    }
  }

  /// Reads the one JSON value in `bytes`; `place` is the number of the event in its input.
  package mutating func parse(_ bytes: [UInt8], place: UInt64 = 0) -> Result {
    bytes.withUnsafeBytes { parse($0, place: place) }
  }

  /// Gives the event that was read last a log type as `p_log_type`, which it must not have been given yet.
  ///
  /// It is what `logType` does to every event, for a log type that is told from the event itself.
  package func give(_ logType: [UInt8], to event: Event) {
    guard let storage, event.storage === storage, storage.logTypeNode == ValueRef.missingNode
    else { return }
    storage.logTypeNode = storage.appendText(logType)
  }

  private func build(
    _ storage: EventStorage, _ index: UnsafePointer<UInt32>, _ count: Int, _ traits: ByteTraits,
    isChecked: Bool
  ) -> EventDefect? {
    storage.reserveNodes(count + 2)
    return TapeBuilder(
      storage: storage, index: index, frames: frames, keys: keys, traits: traits,
      isChecked: isChecked
    ).build()
  }

  /// The storage of the last event when nobody else refers to it, else a new one.
  private mutating func freeStorage() -> EventStorage {
    if isKnownUniquelyReferenced(&storage), let storage { return storage }
    let fresh = EventStorage()
    storage = fresh
    return fresh
  }

  private func finish(_ storage: EventStorage) -> Event {
    if let logType { storage.logTypeNode = storage.appendText(logType) }
    return Event(storage)
  }

  private mutating func reserveIndex(_ count: Int) {
    guard count > indexCapacity else { return }
    index.deallocate()
    indexCapacity = max(count, min(2 * indexCapacity, 1 << 20))
    index = .allocate(capacity: indexCapacity)
  }
}
