package import MargayDiagnostics

/// A node of a located YAML tree: a place in the tree's storage, cheap to copy.
///
/// Aliases are resolved: the node of an alias has the content of its anchor, `range` where the content
/// stands, and `aliasRange` where the alias stands.
package struct YAMLNode: Sendable {
  /// What the node holds.
  package enum Content: Sendable {
    /// A scalar, plain, quoted or block.
    case scalar(YAMLScalar)
    /// A sequence, in document order.
    case sequence([YAMLNode])
    /// A mapping, in document order.
    ///
    /// Duplicate keys and keys that are collections are left out after their diagnostic; what a merge key
    /// would bring stands at the end, with the places where it is written.
    case mapping([YAMLEntry])
    /// A place where a diagnostic was already given; nothing more is to be said about it.
    case invalid
  }

  let tree: YAMLTree
  let index: Int

  var record: YAMLRecord { tree[index] }

  /// The content, made when it is asked for; `string`, `items` and their like are cheaper.
  package var content: Content {
    let record = record
    switch record.kind {
    case .scalar:
      return .scalar(
        YAMLScalar(
          text: tree.text(of: record), style: record.style, value: tree.value(of: record)))
    case .sequence: return .sequence(children(of: record))
    case .mapping: return .mapping(pairs(of: record))
    case .invalid: return .invalid
    }
  }

  /// The bytes of the content, without tag and anchor; a block collection ends where its last child ends.
  package var range: SourceRange { record.range }
  /// Where the alias stands that brought the content here; nil for the content itself.
  package var aliasRange: SourceRange? { record.isAlias ? tree.aliases[index] : nil }
  /// Whether the collection is written in flow style (`[a, b]`).
  package var isFlow: Bool { record.isFlow }

  /// Where a diagnostic about the node points: the alias where there is one, else the content.
  package var reportRange: SourceRange { aliasRange ?? range }
}

// MARK: Parts without the whole content

extension YAMLNode {
  /// The text of a scalar that is text; nil for anything else.
  package var string: String? {
    let record = record
    guard record.kind == .scalar, record.value == .string else { return nil }
    return tree.text(of: record)
  }

  /// The text of a scalar of any value; nil for a collection.
  package var scalarText: String? {
    let record = record
    return record.kind == .scalar ? tree.text(of: record) : nil
  }

  /// Calls `body` with the text of a scalar that is text; nil for anything else, and what `body` says is nil.
  package func index(_ body: (UnsafeBufferPointer<UInt8>) -> Int?) -> Int? {
    let record = record
    guard record.kind == .scalar, record.value == .string else { return nil }
    return tree.withText(of: record, body)
  }

  /// The bytes of a scalar that is text; nil for anything else.
  package var stringBytes: [UInt8]? {
    let record = record
    guard record.kind == .scalar, record.value == .string else { return nil }
    return tree.withText(of: record) { Array($0) }
  }

  /// An integer of few digits as JSON writes it; nil for anything else, and for many digits.
  package var shortInteger: Int? {
    let record = record
    guard record.kind == .scalar, record.value == .integer, record.count <= 15 else { return nil }
    return tree.withText(of: record) { text in
      let isNegative = text.first == UInt8(ascii: "-")
      var value = 0
      for byte in text.dropFirst(isNegative ? 1 : 0) { value = value * 10 + Int(byte & 0x0F) }
      return isNegative ? -value : value
    }
  }

  /// Whether the node is a scalar of exactly this text, whatever its value.
  package func isText(_ text: String) -> Bool {
    let record = record
    guard record.kind == .scalar, Int(record.count) == text.utf8.count else { return false }
    return tree.withText(of: record) { bytes in
      var text = text
      return text.withUTF8 { other in
        for index in 0..<bytes.count where bytes[index] != other[index] { return false }
        return true
      }
    }
  }

  /// Whether the node is a scalar of exactly this text, and text.
  package func isString(_ text: String) -> Bool { record.value == .string && isText(text) }

  /// The value of a boolean; nil for anything else.
  package var boolean: Bool? {
    let record = record
    guard record.kind == .scalar else { return nil }
    switch record.value {
    case .isTrue: return true
    case .isFalse: return false
    default: return nil
    }
  }

  /// Whether the node is a mapping.
  package var isMapping: Bool { record.kind == .mapping }

  /// Whether the node is null.
  package var isNull: Bool {
    let record = record
    return record.kind == .scalar && record.value == .null
  }

  /// Whether the node is a scalar in quotes.
  package var isQuoted: Bool {
    let record = record
    return record.kind == .scalar
      && (record.style == .singleQuoted || record.style == .doubleQuoted)
  }

  /// Whether the node is a sequence.
  package var isSequence: Bool { record.kind == .sequence }

  /// The items of a sequence; empty for anything else.
  package var items: [YAMLNode] {
    let record = record
    return record.kind == .sequence ? children(of: record) : []
  }

  /// The entries of a mapping; empty for anything else.
  package var entries: [YAMLEntry] {
    let record = record
    return record.kind == .mapping ? pairs(of: record) : []
  }

  /// The entry of a mapping that has one; nil for anything else.
  package var onlyEntry: YAMLEntry? {
    let record = record
    guard record.kind == .mapping, record.count == 2 else { return nil }
    let value = Int(tree[index + 1].next)
    return YAMLEntry(tree: tree, keyIndex: index + 1, valueIndex: value)
  }

  /// The entry of a mapping whose key is a scalar of this text; nil where there is none.
  package func entry(_ key: String) -> YAMLEntry? {
    let record = record
    guard record.kind == .mapping else { return nil }
    var next = index + 1
    for _ in 0..<Int(record.count) / 2 {
      let value = Int(tree[next].next)
      if YAMLNode(tree: tree, index: next).isText(key) {
        return YAMLEntry(tree: tree, keyIndex: next, valueIndex: value)
      }
      next = Int(tree[value].next)
    }
    return nil
  }

  /// The first item of a sequence, or value of a mapping, that fulfils a condition; nil where there is none.
  package func child(where condition: (YAMLNode) -> Bool) -> YAMLNode? {
    let record = record
    var next = index + 1
    switch record.kind {
    case .scalar, .invalid: return nil
    case .sequence:
      for _ in 0..<Int(record.count) {
        let node = YAMLNode(tree: tree, index: next)
        if condition(node) { return node }
        next = Int(tree[next].next)
      }
    case .mapping:
      for _ in 0..<Int(record.count) / 2 {
        let node = YAMLNode(tree: tree, index: Int(tree[next].next))
        if condition(node) { return node }
        next = Int(tree[node.index].next)
      }
    }
    return nil
  }

  /// Whether two nodes of files without anchors may be the same value; false is certain.
  package func mayBeSameValue(as other: YAMLNode) -> Bool {
    let length = Int(record.next) - index
    guard Int(other.record.next) - other.index == length else { return false }
    for offset in 0..<length {
      let (left, right) = (tree[index + offset], other.tree[other.index + offset])
      guard left.kind == right.kind else { return false }
      // A text may be the name that a number is, too: what is no text is not compared.
      guard left.kind == .scalar, left.value == .string, right.value == .string else { continue }
      guard left.count == right.count else { return false }
      let isSame = tree.withText(of: left) { first in
        other.tree.withText(of: right) { first.elementsEqual($0) }
      }
      if !isSame { return false }
    }
    return true
  }

  private func children(of record: YAMLRecord) -> [YAMLNode] {
    let count = Int(record.count)
    var result: [YAMLNode] = []
    result.reserveCapacity(count)
    var next = index + 1
    for _ in 0..<count {
      result.append(YAMLNode(tree: tree, index: next))
      next = Int(tree[next].next)
    }
    return result
  }

  private func pairs(of record: YAMLRecord) -> [YAMLEntry] {
    let count = Int(record.count) / 2
    var result: [YAMLEntry] = []
    result.reserveCapacity(count)
    var next = index + 1
    for _ in 0..<count {
      let value = Int(tree[next].next)
      result.append(YAMLEntry(tree: tree, keyIndex: next, valueIndex: value))
      next = Int(tree[value].next)
    }
    return result
  }
}

/// A key and its value in a YAML mapping.
package struct YAMLEntry: Sendable {
  let tree: YAMLTree
  private let keyNumber: Int32
  private let valueNumber: Int32

  init(tree: YAMLTree, keyIndex: Int, valueIndex: Int) {
    self.tree = tree
    // A file has at most a million bytes, and a tree not many more nodes.
    keyNumber = Int32(truncatingIfNeeded: keyIndex)
    valueNumber = Int32(truncatingIfNeeded: valueIndex)
  }

  /// The key, always a scalar; whether it may be other than a string is for its reader to say.
  package var key: YAMLNode { YAMLNode(tree: tree, index: Int(keyNumber)) }
  /// The value.
  package var value: YAMLNode { YAMLNode(tree: tree, index: Int(valueNumber)) }

  /// The bytes from the start of the key to the end of the value.
  package var range: SourceRange {
    SourceRange(Int(tree[Int(keyNumber)].lower), Int(tree[Int(valueNumber)].upper))
  }

  /// The bytes from the start of the key to the end of the value, or of the alias that stands for it.
  package var writtenRange: SourceRange {
    let value = tree[Int(valueNumber)]
    return SourceRange(
      Int(tree[Int(keyNumber)].lower),
      value.isAlias ? self.value.reportRange.upper : Int(value.upper))
  }
}
