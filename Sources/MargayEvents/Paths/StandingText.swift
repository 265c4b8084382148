/// A text that is a value without being in an event, such as the log type that an event is recognized as.
package final class StandingText: @unchecked Sendable {
  private let bytes: UnsafeMutablePointer<UInt8>
  private let node: UnsafeMutablePointer<TapeNode>

  /// Keeps a copy of a text.
  package init(_ text: [UInt8]) {
    bytes = .allocate(capacity: text.count + EventStorage.padding)
    bytes.initialize(repeating: 0x20, count: text.count + EventStorage.padding)
    for (place, byte) in text.enumerated() { bytes[place] = byte }
    node = .allocate(capacity: 1)
    node.initialize(
      to: TapeNode(
        kind: .string, flags: text.allSatisfy { $0 < 0x80 } ? .ascii : [], next: 1, offset: 0,
        length: UInt32(text.count)))
  }

  deinit {
    bytes.deallocate()
    node.deallocate()
  }

  /// The text as a value; whoever uses it keeps the text alive.
  package var value: ValueRef { ValueRef(TapeView(nodes: node, bytes: bytes), node: 0) }
}
