package import MargayDiagnostics

/// A node of a located YAML tree.
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

  /// The content.
  package var content: Content
  /// The bytes of the content, without tag and anchor; a block collection ends where its last child ends.
  package var range: SourceRange
  /// Where the alias stands that brought the content here; nil for the content itself.
  package var aliasRange: SourceRange?
  /// Whether the collection is written in flow style (`[a, b]`).
  package var isFlow: Bool

  /// Makes a node.
  package init(
    content: Content, range: SourceRange, aliasRange: SourceRange? = nil, isFlow: Bool = false
  ) {
    self.content = content
    self.range = range
    self.aliasRange = aliasRange
    self.isFlow = isFlow
  }

  /// Where a diagnostic about the node points: the alias where there is one, else the content.
  package var reportRange: SourceRange { aliasRange ?? range }
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
