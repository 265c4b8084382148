import Synchronization

/// The one block of memory behind an event: its bytes and its nodes, in buffers of our own.
///
/// The bytes are the source as it came, 64 spaces, then the texts that had to be decoded, each behind eight
/// bytes that hold the offset and the length of its source. At least 64 bytes behind the last text can be read,
/// so that eight bytes at a time may be loaded anywhere. A parser writes to a storage only while it is the only
/// one that refers to it; an event that was handed out never changes, which makes it safe to share.
@usableFromInline
package final class EventStorage: @unchecked Sendable {
  /// How many readable bytes stand behind the source, and behind the last text.
  static let padding = 64

  /// The bytes.
  private(set) var bytes: UnsafeMutablePointer<UInt8>
  /// The nodes.
  private(set) var nodes: UnsafeMutablePointer<TapeNode>
  private var byteCapacity: Int
  private var nodeCapacity: Int

  /// How many bytes are used, padding behind the source included.
  var byteCount = 0
  /// How many bytes the source has.
  var sourceCount = 0
  /// How many nodes are used.
  var nodeCount = 0
  /// Whether something in the source was repaired.
  var isRepaired = false
  /// How many keys stand behind an equal one in the same object.
  var duplicateKeyCount = 0
  /// The number of the event in its input.
  var place: UInt64 = 0
  /// The node of the log type that was given from outside; missing when there is none.
  var logTypeNode = ValueRef.missingNode
  /// The log type that code which reads the event finds in it, unless one was given from outside.
  ///
  /// Values may point into one that was known before, so that the event keeps it too.
  var knownLogType: StandingText? {
    get { presentLogType }
    set {
      if let old = presentLogType, old !== newValue {
        keptTexts.withLock { $0.former.append(old) }
      }
      presentLogType = newValue
    }
  }
  private var presentLogType: StandingText?
  private struct KeptTexts {
    var rowID: StandingText?
    var former: [StandingText] = []

    var isEmpty: Bool { rowID == nil && former.isEmpty }
  }
  /// Texts that values point into as if they stood in the event.
  private let keptTexts = Mutex(KeptTexts())
  /// Where reads by code are noted.
  var notes: EventNotes? { didSet { isRecording.pointee = notes?.isRecording ?? false } }
  /// Whether `notes` keeps what is read: asked at every read, so it stands where no access is checked at run time.
  @usableFromInline package let isRecording: UnsafeMutablePointer<Bool>

  /// Makes an empty storage.
  init() {
    byteCapacity = 4096
    nodeCapacity = 256
    bytes = .allocate(capacity: byteCapacity)
    nodes = .allocate(capacity: nodeCapacity)
    isRecording = .allocate(capacity: 1)
    isRecording.initialize(to: false)
  }

  deinit {
    isRecording.deallocate()
    bytes.deallocate()
    nodes.deallocate()
  }

  /// The tape.
  var tape: TapeView { TapeView(nodes: nodes, bytes: bytes) }

  /// Takes a copy of `source`, with spaces behind it, and forgets what was there.
  func setSource(_ source: UnsafeRawBufferPointer) {
    let needed = source.count + 2 * Self.padding
    if needed > byteCapacity {
      bytes.deallocate()
      byteCapacity = max(needed, min(2 * byteCapacity, 4 << 20))
      bytes = .allocate(capacity: byteCapacity)
    }
    if let base = source.baseAddress {
      UnsafeMutableRawPointer(bytes).copyMemory(from: base, byteCount: source.count)
    }
    (bytes + source.count).update(repeating: 0x20, count: Self.padding)
    sourceCount = source.count
    byteCount = source.count + Self.padding
    nodeCount = 0
    isRepaired = false
    duplicateKeyCount = 0
    logTypeNode = ValueRef.missingNode
    // A storage that is filled again is referred to by nobody but its parser, so that no value points into the texts.
    presentLogType = nil
    keptTexts.withLock { if !$0.isEmpty { $0 = KeptTexts() } }
    notes = nil
  }

  /// The row id of an event that has none of its own, made when it is first asked for.
  func rowID(_ make: () -> StandingText) -> StandingText {
    keptTexts.withLock { kept in
      if let rowID = kept.rowID { return rowID }
      let made = make()
      kept.rowID = made
      return made
    }
  }

  /// Makes room for `count` nodes; what stood there is lost.
  func reserveNodes(_ count: Int) {
    guard count > nodeCapacity else { return }
    nodes.deallocate()
    nodeCapacity = max(count, min(2 * nodeCapacity, 1 << 18))
    nodes = .allocate(capacity: nodeCapacity)
  }

  /// Makes room for `count` more bytes behind those that are used; `bytes` may move.
  func reserveBytes(_ count: Int) {
    let needed = byteCount + count + Self.padding
    guard needed > byteCapacity else { return }
    byteCapacity = max(needed, 2 * byteCapacity)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: byteCapacity)
    larger.update(from: bytes, count: byteCount)
    bytes.deallocate()
    bytes = larger
  }

  /// Appends a string that is no part of the source, behind all other nodes, and returns its node.
  func appendText(_ text: [UInt8]) -> Int32 {
    reserveBytes(text.count)
    text.withUnsafeBufferPointer { buffer in
      if let base = buffer.baseAddress {
        (bytes + byteCount).update(from: base, count: buffer.count)
      }
    }
    let index = nodeCount
    let isASCII = text.allSatisfy { $0 < 0x80 }
    nodes[index] = TapeNode(
      kind: .string, flags: isASCII ? .ascii : [], next: UInt32(index + 1),
      offset: UInt32(byteCount), length: UInt32(text.count))
    byteCount += text.count
    nodeCount = index + 1
    return Int32(index)
  }
}
