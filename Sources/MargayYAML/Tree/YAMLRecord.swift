import MargayDiagnostics

/// One node of a tree in the form in which a tree is stored: 32 bytes, no references.
///
/// The records of a tree stand in document order, a collection before its children, so that the records of a node and
/// of everything below it are one piece of the array, from its own up to `next`.
struct YAMLRecord {
  enum Kind: UInt8 {
    case scalar
    case sequence
    case mapping
    case invalid
  }

  /// What the value of a scalar is; what needs more than its text stands in a table of the tree.
  enum Value: UInt8 {
    case string
    case null
    case isTrue
    case isFalse
    /// An integer that is written as JSON writes it.
    case integer
    /// A value in the tree's table.
    case other
  }

  /// The range of the content.
  var lower: UInt32
  var upper: UInt32
  /// Where the text of a scalar begins, in the bytes of the file or in the tree's own.
  var text: UInt32 = 0
  /// The bytes of the text, or the number of the children: two for each entry of a mapping.
  var count: UInt32 = 0
  /// The record behind the node and everything below it.
  var next: UInt32 = 0
  /// The place in the tree's table of values, where `value` is `other`.
  var entry: UInt32 = 0
  var kind: Kind
  var style = YAMLScalarStyle.plain
  var value = Value.string
  /// Whether the text stands in the tree's own bytes.
  var hasOwnText = false
  /// Whether a collection is written in flow style.
  var isFlow = false
  /// Whether an alias brought the node; its place stands in the tree's table.
  var isAlias = false

  /// Makes a record of a node; its children and its text are set later.
  init(_ kind: Kind, _ lower: Int, _ upper: Int) {
    self.kind = kind
    self.lower = UInt32(truncatingIfNeeded: lower)
    self.upper = UInt32(truncatingIfNeeded: upper)
  }

  /// Makes the record of a scalar whose text stands in the file as it is.
  @inline(__always)
  init(
    scalar range: Range<Int>, text: Range<Int>, style: YAMLScalarStyle = .plain, value: Value,
    entry: UInt32 = 0, next: Int
  ) {
    lower = UInt32(truncatingIfNeeded: range.lowerBound)
    upper = UInt32(truncatingIfNeeded: range.upperBound)
    self.text = UInt32(truncatingIfNeeded: text.lowerBound)
    count = UInt32(truncatingIfNeeded: text.count)
    self.next = UInt32(truncatingIfNeeded: next)
    self.entry = entry
    kind = .scalar
    self.style = style
    self.value = value
  }

  /// The range of the content.
  var range: SourceRange { SourceRange(Int(lower), Int(upper)) }
}
