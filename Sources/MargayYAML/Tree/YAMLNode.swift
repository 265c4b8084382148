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

  var record: YAMLRecord { tree.records[index] }

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

  /// Calls `body` with the text of a scalar that is text; nil for anything else.
  package func withString<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result? {
    let record = record
    guard record.kind == .scalar, record.value == .string else { return nil }
    return tree.withText(of: record, body)
  }

  /// Whether the node is a scalar of this text, and text.
  package func isString(_ word: StaticString) -> Bool {
    let record = record
    guard record.kind == .scalar, record.value == .string,
      Int(record.count) == word.utf8CodeUnitCount
    else { return false }
    return tree.withText(of: record) { text in
      text.elementsEqual(
        UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
    }
  }

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

  private func children(of record: YAMLRecord) -> [YAMLNode] {
    var result: [YAMLNode] = []
    let count = Int(record.count)
    result.reserveCapacity(count)
    var next = index + 1
    for _ in 0..<count {
      result.append(YAMLNode(tree: tree, index: next))
      next = Int(tree.records[next].next)
    }
    return result
  }

  private func pairs(of record: YAMLRecord) -> [YAMLEntry] {
    var result: [YAMLEntry] = []
    let count = Int(record.count) / 2
    result.reserveCapacity(count)
    var next = index + 1
    for _ in 0..<count {
      let value = Int(tree.records[next].next)
      result.append(
        YAMLEntry(
          key: YAMLNode(tree: tree, index: next), value: YAMLNode(tree: tree, index: value)))
      next = Int(tree.records[value].next)
    }
    return result
  }
}

/// A key and its value in a YAML mapping.
package struct YAMLEntry: Sendable {
  /// The key, always a scalar; whether it may be other than a string is for its reader to say.
  package var key: YAMLNode
  /// The value.
  package var value: YAMLNode

  /// Makes an entry.
  package init(key: YAMLNode, value: YAMLNode) {
    self.key = key
    self.value = value
  }

  /// The bytes from the start of the key to the end of the value.
  package var range: SourceRange { SourceRange(key.range.lower, value.range.upper) }
}
