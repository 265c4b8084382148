import MargayDiagnostics
import MargayYAML

/// A node of a file as the formatter writes it: with the comments that stand beside it.
struct LayoutNode {
  /// What the node holds.
  enum Content {
    /// A scalar.
    case scalar(YAMLScalar)
    /// An alias, as it is written.
    case alias(String)
    /// A sequence or mapping, and the comments behind its last item.
    case collection([LayoutItem], isSequence: Bool, closing: [LayoutComment])
  }

  /// The content.
  var content: Content
  /// Where the content stands in the source.
  var range: SourceRange
  /// Anchor and tag, as they are written; empty for none.
  var properties = ""
  /// Whether a collection is written in brackets on one line.
  var isInline = false
  /// Whether a collection in brackets stood on several lines.
  var mayJoin = false
  /// The comment behind the key or dash of a block, or the header of a text; nil for none.
  var head: String?
  /// The comment at the end of the line; nil for none.
  var tail: String?
}

/// An entry of a mapping or an item of a sequence.
struct LayoutItem {
  /// The comments on lines of their own before it.
  var before: [LayoutComment] = []
  /// Whether an empty line stands before it.
  var hasBlankBefore = false
  /// The key; nil in a sequence.
  var key: LayoutNode?
  /// The value.
  var value: LayoutNode

  /// The key's text; nil in a sequence, and for a key that is no plain name.
  var name: String? {
    guard case .scalar(let scalar)? = key?.content, scalar.value == .string else { return nil }
    return scalar.text
  }
}

/// A comment on a line of its own.
struct LayoutComment {
  /// The text from `#` on, without white space at its end.
  let text: String
  /// Whether an empty line stands before it.
  let hasBlankBefore: Bool
}
