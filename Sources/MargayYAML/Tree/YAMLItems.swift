package import MargayDiagnostics

/// The items of a sequence one after another, without an array of them.
package struct YAMLItems: Sequence {
  /// One pass over the items.
  package struct Iterator: IteratorProtocol {
    private let tree: YAMLTree
    private var place: Int
    private var left: Int

    fileprivate init(_ items: YAMLItems) {
      tree = items.list.tree
      place = items.list.index + 1
      left = items.count
    }

    /// The next item; nil behind the last one.
    package mutating func next() -> YAMLNode? {
      guard left > 0 else { return nil }
      left -= 1
      let node = YAMLNode(tree: tree, index: place)
      place = Int(tree[place].next)
      return node
    }
  }

  private let list: YAMLNode
  /// How many there are.
  package let count: Int
  /// Whether there is none.
  package var isEmpty: Bool { count == 0 }
  /// How many there are.
  package var underestimatedCount: Int { count }

  fileprivate init(_ list: YAMLNode, count: Int) {
    self.list = list
    self.count = count
  }

  /// Begins with the first item.
  package func makeIterator() -> Iterator { Iterator(self) }
}

extension YAMLNode {
  /// The items of a sequence, to be looked at in their order; none for anything else.
  package var eachItem: YAMLItems {
    let record = record
    return YAMLItems(self, count: record.kind == .sequence ? Int(record.count) : 0)
  }

  /// The number of entries of a mapping; 0 for anything else.
  package var entryCount: Int {
    let record = record
    return record.kind == .mapping ? Int(record.count) / 2 : 0
  }

  /// Calls `body` for each entry of a mapping with the text of its key, nil for one that is no text, and with the
  /// entry's place, until it gives false; not at all for anything else.
  package func eachKey(_ body: (_ text: UnsafeBufferPointer<UInt8>?, _ place: Int32) -> Bool) {
    let record = record
    guard record.kind == .mapping else { return }
    // Both are taken out once for all keys.
    let (bytes, texts) = (tree.bytes, tree.texts)
    bytes.withUnsafeBufferPointer { bytes in
      texts.withUnsafeBufferPointer { texts in
        var next = index + 1
        for _ in 0..<Int(record.count) / 2 {
          let key = tree[next]
          var text: UnsafeBufferPointer<UInt8>?
          if key.kind == .scalar, key.value == .string {
            let lower = Int(key.text)
            text = UnsafeBufferPointer(
              rebasing: (key.hasOwnText ? texts : bytes)[lower..<lower + Int(key.count)])
          }
          // A file has at most a million bytes, and a tree not many more nodes.
          guard body(text, Int32(truncatingIfNeeded: next)) else { return }
          next = Int(tree[Int(key.next)].next)
        }
      }
    }
  }

  /// The entry at a place that `eachKey` gave.
  package func entry(at place: Int32) -> YAMLEntry {
    YAMLEntry(tree: tree, keyIndex: Int(place), valueIndex: Int(tree[Int(place)].next))
  }

  /// The value of the entry at a place that `eachKey` gave.
  package func value(at place: Int32) -> YAMLNode {
    YAMLNode(tree: tree, index: Int(tree[Int(place)].next))
  }

  /// The bytes of the entry at a place that `eachKey` gave, as `YAMLEntry.writtenRange` says.
  package func writtenRange(at place: Int32) -> SourceRange {
    let key = tree[Int(place)]
    let value = tree[Int(key.next)]
    return SourceRange(
      Int(key.lower), value.isAlias ? entry(at: place).value.reportRange.upper : Int(value.upper))
  }
}
