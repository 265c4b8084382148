/// A borrowed look at a tape: two pointers, nothing to retain or release.
///
/// Valid only while the storage that it was taken from is alive (`Event.withTape`). The root is node 0.
@frozen
@usableFromInline
package struct TapeView: @unchecked Sendable {
  /// The nodes.
  @usableFromInline package let nodes: UnsafePointer<TapeNode>
  /// The bytes that the nodes' texts stand in.
  @usableFromInline package let bytes: UnsafePointer<UInt8>

  /// Makes a view.
  @inlinable
  package init(nodes: UnsafePointer<TapeNode>, bytes: UnsafePointer<UInt8>) {
    self.nodes = nodes
    self.bytes = bytes
  }

  /// The node at `index`.
  @inlinable
  package subscript(_ index: Int32) -> TapeNode { nodes[Int(index)] }

  /// The text of a string, key or number node.
  @inlinable
  package func text(_ index: Int32) -> UnsafeBufferPointer<UInt8> {
    let node = nodes[Int(index)]
    return UnsafeBufferPointer(start: bytes + Int(node.offset), count: Int(node.length))
  }
}
