import MargayDiagnostics
import MargayYAML

/// Puts the comments, anchors and tags of a file back beside the nodes of its tree.
///
/// A comment on a line of its own stands before what follows it, unless it is indented like the block that ends there;
/// one behind a value stays behind it.
struct LayoutReader {
  private let file: SourceFile
  private let comments: [YAMLComment]
  private let properties: [SourceRange]
  private var nextComment = 0
  private var nextProperty = 0
  /// The end of the last text that keeps the empty lines behind it.
  private var keptEnd = -1

  /// Reads the layout of a file whose tree is `root`.
  static func read(_ root: YAMLNode, in file: SourceFile) -> (
    header: [LayoutComment], root: LayoutNode
  ) {
    var reader = LayoutReader(
      file: file, comments: YAMLComments.scan(file), properties: YAMLProperties.scan(file))
    let start = reader.start(of: root)
    let header = reader.takeLines(before: start)
    var node = reader.node(root, limit: file.bytes.count + 1)
    let rest = reader.takeLines(before: file.bytes.count + 1)
    if case .collection(let items, let isSequence, let closing) = node.content {
      node.content = .collection(items, isSequence: isSequence, closing: closing + rest)
    }
    return (header, node)
  }

  private init(file: SourceFile, comments: [YAMLComment], properties: [SourceRange]) {
    self.file = file
    self.comments = comments
    self.properties = properties
  }

  // MARK: Places

  /// Where a node begins, its alias counted.
  private func start(of node: YAMLNode) -> Int { node.reportRange.lower }

  private func line(_ offset: Int) -> Int { file.lineIndex(at: offset) }

  private func column(_ offset: Int) -> Int { offset - file.lineRange(line(offset)).lower }

  private func hasBlank(before offset: Int) -> Bool {
    let index = line(offset)
    guard index > 0, isBlank(index - 1) else { return false }
    var above = index - 1
    while above > 0, isBlank(above) { above -= 1 }
    return keptEnd < 0 || line(keptEnd) != above
  }

  private func isBlank(_ index: Int) -> Bool {
    let range = file.lineRange(index)
    return file.bytes[range.lower..<range.upper].allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }

  // MARK: Comments

  private func text(_ comment: YAMLComment) -> String {
    var bytes = comment.text.utf8[...]
    while let last = bytes.last, last == 0x20 || last == 0x09 { bytes.removeLast() }
    return String(Substring(bytes))
  }

  private mutating func takeLines(before offset: Int) -> [LayoutComment] {
    var lines: [LayoutComment] = []
    while nextComment < comments.count, comments[nextComment].range.lower < offset {
      lines.append(takeLine())
    }
    return lines
  }

  private mutating func takeLine() -> LayoutComment {
    let comment = comments[nextComment]
    nextComment += 1
    return LayoutComment(
      text: text(comment), hasBlankBefore: comment.isAlone && hasBlank(before: comment.range.lower))
  }

  /// The comment behind `offset` on its line; nil where something else stands between.
  private mutating func takeTail(behind offset: Int) -> String? {
    guard nextComment < comments.count else { return nil }
    let comment = comments[nextComment]
    guard !comment.isAlone, comment.range.lower >= offset,
      line(comment.range.lower) == line(offset),
      file.bytes[offset..<comment.range.lower].allSatisfy({ " \t,".utf8.contains($0) })
    else { return nil }
    nextComment += 1
    return text(comment)
  }

  /// The comment on the line of `offset` before `limit`, such as the one behind the key of a block.
  private mutating func takeHead(on offset: Int, before limit: Int) -> String? {
    guard nextComment < comments.count else { return nil }
    let comment = comments[nextComment]
    guard !comment.isAlone, comment.range.lower >= offset, comment.range.lower < limit,
      line(comment.range.lower) == line(offset)
    else { return nil }
    nextComment += 1
    return text(comment)
  }

  /// The comments that are indented like the block that ends before them.
  private mutating func takeClosing(column least: Int, limit: Int) -> [LayoutComment] {
    var lines: [LayoutComment] = []
    while nextComment < comments.count, comments[nextComment].range.lower < limit,
      comments[nextComment].isAlone, column(comments[nextComment].range.lower) >= least
    {
      lines.append(takeLine())
    }
    return lines
  }

  // MARK: Nodes

  private mutating func takeProperties(before offset: Int) -> String {
    var texts: [String] = []
    while nextProperty < properties.count, properties[nextProperty].upper <= offset {
      texts.append(file.text(properties[nextProperty]))
      nextProperty += 1
    }
    return texts.joined(separator: " ")
  }

  /// A node; `limit` is where the node after it begins, `parent` the column of the mapping that it is a value in.
  private mutating func node(_ node: YAMLNode, limit: Int, parent: Int = -1) -> LayoutNode {
    if let alias = node.aliasRange {
      var result = LayoutNode(content: .alias(file.text(alias)), range: alias)
      result.tail = takeTail(behind: alias.upper)
      return result
    }
    let properties = takeProperties(before: node.range.lower)
    var result: LayoutNode
    switch node.content {
    case .scalar(let scalar): result = self.scalar(scalar, node)
    case .sequence(let nodes):
      result = collection(
        node, nodes.map { (key: nil, value: $0) }, isSequence: true, limit: limit, parent: parent)
    case .mapping(let entries):
      result = collection(
        node, entries.map { (key: $0.key, value: $0.value) }, isSequence: false, limit: limit,
        parent: parent)
    case .invalid: result = LayoutNode(content: .alias(file.text(node.range)), range: node.range)
    }
    result.properties = properties
    return result
  }

  private mutating func scalar(_ scalar: YAMLScalar, _ node: YAMLNode) -> LayoutNode {
    var result = LayoutNode(content: .scalar(scalar), range: node.range)
    switch scalar.style {
    case .literal, .folded:
      result.head = takeHead(on: node.range.lower, before: node.range.upper)
      let header = file.text(file.lineRange(line(node.range.lower)))
      if header.utf8.contains(UInt8(ascii: "+")) { keptEnd = node.range.upper }
    case .plain, .singleQuoted, .doubleQuoted: result.tail = takeTail(behind: node.range.upper)
    }
    return result
  }

  private mutating func collection(
    _ node: YAMLNode, _ children: [(key: YAMLNode?, value: YAMLNode)], isSequence: Bool,
    limit: Int, parent: Int
  ) -> LayoutNode {
    let isOnOneLine = line(node.range.lower) == line(max(node.range.lower, node.range.upper - 1))
    var items: [LayoutItem] = []
    let column = column(node.range.lower)
    for (index, child) in children.enumerated() {
      let next =
        index + 1 < children.count
        ? start(of: children[index + 1].key ?? children[index + 1].value)
        : node.isFlow ? node.range.upper : limit
      items.append(item(child, limit: next, column: column))
    }
    var result = LayoutNode(
      content: .collection(items, isSequence: isSequence, closing: []), range: node.range)
    var closing: [LayoutComment] = []
    if node.isFlow {
      let isCommented = isCommented(items)
      closing = takeLines(before: node.range.upper)
      result.isInline = children.isEmpty && closing.isEmpty || isOnOneLine
      result.mayJoin = !isCommented && closing.isEmpty
      result.tail = takeTail(behind: node.range.upper)
    } else {
      // A sequence may stand as far left as the key that it belongs to: then a comment there is the next key's.
      closing = takeClosing(
        column: isSequence && column == parent ? column + 1 : column, limit: limit)
    }
    result.content = .collection(items, isSequence: isSequence, closing: closing)
    return result
  }

  private func isCommented(_ items: [LayoutItem]) -> Bool {
    items.contains { item in
      !item.before.isEmpty || item.value.tail != nil || item.value.head != nil
        || item.key?.tail != nil
    }
  }

  private mutating func item(
    _ child: (key: YAMLNode?, value: YAMLNode), limit: Int, column: Int
  ) -> LayoutItem {
    let first = child.key ?? child.value
    // What stands behind a dash, before its value, goes above it.
    var before = takeLines(before: start(of: first))
    let hasBlank = hasBlank(before: start(of: first))
    var key = child.key.map { node($0, limit: start(of: child.value)) }
    var head: String?
    if let keyNode = child.key {
      // A comment before the value stands behind the key of a block, else above the key.
      let tail = key?.tail
      key?.tail = nil
      if isBlock(child.value) {
        head = tail ?? takeHead(on: keyNode.reportRange.upper, before: start(of: child.value))
      } else {
        if let tail { before.append(LayoutComment(text: tail, hasBlankBefore: false)) }
        before += takeLines(before: start(of: child.value))
      }
    }
    var value = node(child.value, limit: limit, parent: child.key == nil ? -1 : column)
    if let head { value.head = head }
    return LayoutItem(before: before, hasBlankBefore: hasBlank, key: key, value: value)
  }

  /// Whether a value is a block collection.
  private func isBlock(_ node: YAMLNode) -> Bool {
    guard node.aliasRange == nil, !node.isFlow else { return false }
    switch node.content {
    case .sequence, .mapping: return true
    case .scalar, .invalid: return false
    }
  }
}
