extension YAMLNode {
  /// One part of a value, in document order.
  package enum Step {
    /// The beginning of a sequence.
    case beginArray
    /// The end of a sequence.
    case endArray
    /// The beginning of a mapping.
    case beginObject
    /// The end of a mapping.
    case endObject
    /// A key, whose value follows.
    case key(UnsafeBufferPointer<UInt8>)
    /// Text.
    case string(UnsafeBufferPointer<UInt8>)
    /// An integer as JSON writes it.
    case number(UnsafeBufferPointer<UInt8>)
    /// Null.
    case null
    /// A boolean.
    case bool(Bool)
    /// A scalar of another value, or a node about which something was said before.
    case other(YAMLNode)
  }

  /// Calls `body` with everything that the node holds, without a tree of values in between; whether all calls gave true.
  ///
  /// The texts are valid UTF-8, and only during the call.
  package func walk(_ body: (Step) -> Bool) -> Bool { tree.walk(index, body) }
}

extension YAMLTree {
  fileprivate func walk(_ index: Int, _ body: (YAMLNode.Step) -> Bool) -> Bool {
    let record = self[index]
    var isWhole = true
    var next = index + 1
    switch record.kind {
    case .invalid: return body(.other(YAMLNode(tree: self, index: index)))
    case .scalar: return scalar(record, index, body)
    case .sequence:
      isWhole = body(.beginArray)
      for _ in 0..<Int(record.count) {
        isWhole = walk(next, body) && isWhole
        next = Int(self[next].next)
      }
      return body(.endArray) && isWhole
    case .mapping:
      isWhole = body(.beginObject)
      for _ in 0..<Int(record.count) / 2 {
        let key = self[next]
        isWhole = withText(of: key) { body(.key($0)) } && isWhole
        next = Int(key.next)
        isWhole = walk(next, body) && isWhole
        next = Int(self[next].next)
      }
      return body(.endObject) && isWhole
    }
  }

  private func scalar(
    _ record: YAMLRecord, _ index: Int, _ body: (YAMLNode.Step) -> Bool
  ) -> Bool {
    switch record.value {
    case .string: withText(of: record) { body(.string($0)) }
    case .integer: withText(of: record) { body(.number($0)) }
    case .null: body(.null)
    case .isTrue: body(.bool(true))
    case .isFalse: body(.bool(false))
    case .other: body(.other(YAMLNode(tree: self, index: index)))
    }
  }
}
