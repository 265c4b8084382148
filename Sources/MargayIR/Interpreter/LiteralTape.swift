import MargayEvents

/// The literals of some rules as values on a tape, so that an operand is compared like any other value.
///
/// Equal long texts stand once in the bytes: a rule that repeats one by aliases stays small. Built once by the
/// preparation, never changed afterwards, freed with the prepared rules.
final class LiteralTape: @unchecked Sendable {
  /// How many readable bytes stand behind the last text: whoever reads a tape may load eight at a time.
  private static let padding = 64

  /// The tape; each literal is a value of its own, whose node is its number.
  let view: TapeView
  private let nodes: UnsafeMutablePointer<TapeNode>
  private let bytes: UnsafeMutablePointer<UInt8>

  /// Copies what a collection holds.
  init(_ collection: Collection) {
    let nodes = UnsafeMutablePointer<TapeNode>.allocate(capacity: max(collection.nodes.count, 1))
    let room = collection.bytes.count + LiteralTape.padding
    let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: room)
    collection.nodes.withUnsafeBufferPointer { source in
      if let start = source.baseAddress { nodes.initialize(from: start, count: source.count) }
    }
    collection.bytes.withUnsafeBufferPointer { source in
      if let start = source.baseAddress { bytes.initialize(from: start, count: source.count) }
    }
    (bytes + collection.bytes.count).initialize(repeating: 0x20, count: LiteralTape.padding)
    (self.nodes, self.bytes) = (nodes, bytes)
    view = TapeView(nodes: nodes, bytes: bytes)
  }

  deinit {
    nodes.deallocate()
    bytes.deallocate()
  }

  /// The literals of some rules while they are collected.
  struct Collection {
    /// The length up to which equal texts may stand there twice: it is that of a node, which every literal has.
    private static let longestRepeated = 16
    /// The bytes behind which another tape is begun: offsets have 32 bits.
    private static let mostBytes = 1 << 20

    private(set) var nodes: [TapeNode] = []
    private(set) var bytes: [UInt8] = []
    private var offsets: [[UInt8]: Int] = [:]

    /// Whether other rules go to a tape of their own.
    var isFull: Bool { bytes.count >= Collection.mostBytes }

    /// Forgets the literals and keeps the memory for those of other rules.
    mutating func removeAll() {
      nodes.removeAll(keepingCapacity: true)
      bytes.removeAll(keepingCapacity: true)
      offsets.removeAll(keepingCapacity: true)
    }

    /// Adds a literal and returns its number.
    mutating func append(_ literal: Literal) -> Int32 {
      switch literal {
      case .string(let text): return append(text, kind: .string)
      case .number(let text):
        // What is no number equals nothing, as null does; a front end never lets it come here.
        var text = text
        let isNumber = text.withUTF8 { Number(text: $0) != nil }
        return append(Array(text.utf8), kind: isNumber ? .number : .null)
      case .bool(let value): return append([], kind: value ? .yes : .no)
      }
    }

    /// Adds text and returns its number.
    mutating func append(text: [UInt8]) -> Int32 { append(text, kind: .string) }

    private mutating func append(_ text: [UInt8], kind: TapeNode.Kind) -> Int32 {
      let isShort = text.count <= Collection.longestRepeated
      let offset = (isShort ? nil : offsets[text]) ?? bytes.count
      if offset == bytes.count {
        bytes += text
        if !isShort { offsets[text] = offset }
      }
      var flags: TapeNode.Flags = []
      if text.allSatisfy({ $0 < 0x80 }) { flags.insert(.ascii) }
      if kind == .number, !text.contains(where: { $0 == 0x2E || $0 | 0x20 == 0x65 }) {
        flags.insert(.integer)
      }
      nodes.append(
        TapeNode(
          kind: kind, flags: flags, next: UInt32(nodes.count + 1), offset: UInt32(offset),
          length: UInt32(text.count)))
      return Int32(nodes.count - 1)
    }
  }
}
