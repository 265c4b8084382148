import MargayEvents

/// The literals of one rule as values on a tape, so that an operand is compared like any other value.
///
/// Equal texts stand once in the bytes: a rule that repeats one long literal by aliases stays small. Built
/// once by the preparation, never changed afterwards, freed with the prepared rules.
final class LiteralTape: @unchecked Sendable {
  /// How many readable bytes stand behind the last text: whoever reads a tape may load eight at a time.
  private static let padding = 64

  /// The tape; each literal is a value of its own, whose node is its number.
  let view: TapeView
  private let nodes: UnsafeMutablePointer<TapeNode>
  private let bytes: UnsafeMutablePointer<UInt8>

  /// Copies what a collection holds.
  init(_ collection: Collection) {
    nodes = .allocate(capacity: max(collection.nodes.count, 1))
    bytes = .allocate(capacity: collection.bytes.count + LiteralTape.padding)
    for (index, node) in collection.nodes.enumerated() {
      (nodes + index).initialize(to: node)
    }
    for (index, byte) in collection.bytes.enumerated() {
      (bytes + index).initialize(to: byte)
    }
    (bytes + collection.bytes.count).initialize(repeating: 0x20, count: LiteralTape.padding)
    view = TapeView(nodes: nodes, bytes: bytes)
  }

  deinit {
    nodes.deallocate()
    bytes.deallocate()
  }

  /// The literals of a rule while they are collected.
  struct Collection {
    private(set) var nodes: [TapeNode] = []
    private(set) var bytes: [UInt8] = []
    private var offsets: [[UInt8]: Int] = [:]

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
      let offset = offsets[text] ?? bytes.count
      if offset == bytes.count {
        bytes += text
        offsets[text] = offset
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
