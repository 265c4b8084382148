import MargayDiagnostics
import MargayFrontend
import MargayIR
import MargayYAML

/// Fix-its of expressions.
extension LintedRule {
  /// A fix-it that writes another condition.
  func writing(condition: String, in expression: Expression) -> [FixIt] {
    writing(condition, at: "Condition", in: expression, condition)
  }

  /// A fix-it that writes another text as the Value.
  func writing(value text: String, in expression: Expression) -> [FixIt] {
    writing(YAMLValueText.scalar(text), at: "Value", in: expression, quoted(text))
  }

  /// A fix-it that writes something else for the value of a key; none behind an alias.
  func writing(
    _ text: String, at key: String, in expression: Expression, _ shown: String
  ) -> [FixIt] {
    guard let node = entry(key, of: expression)?.value else { return [] }
    return writing(text, at: node, shown)
  }

  /// A fix-it that writes something else for a scalar; none behind an alias, and for one of several lines.
  func writing(_ text: String, at node: YAMLNode, _ shown: String) -> [FixIt] {
    guard node.aliasRange == nil, case .scalar(let scalar) = node.content,
      scalar.style != .literal, scalar.style != .folded,
      file.lineIndex(at: node.range.lower) == file.lineIndex(at: node.range.upper)
    else { return [] }
    return [
      FixIt(title: "write \(shown)", safety: .unsafe, replacing: node.range, with: text)
    ]
  }

  /// A fix-it that puts the only expression of a combinator in its place; none in flow style, and where a comment would
  /// be lost.
  func unwrapping(_ index: Int) -> [FixIt] {
    guard let node = node(of: sites[index].expression), case .mapping(let entries) = node.content,
      entries.count == 1, !node.isFlow, entries[0].value.aliasRange == nil,
      let item = entries[0].value.items.first, item.aliasRange == nil
    else { return [] }
    let surplus = column(of: item.range.lower) - column(of: node.range.lower)
    let between = SourceRange(node.range.lower, item.range.lower)
    let hasComment = source.comments.contains {
      $0.range.lower < between.upper && between.lower < $0.range.upper
    }
    guard surplus > 0, !hasComment else { return [] }
    var lines = file.text(item.range).split(separator: "\n", omittingEmptySubsequences: false)
    for place in lines.indices.dropFirst() {
      let indentation = lines[place].utf8.prefix { $0 == 0x20 }.count
      guard indentation >= surplus || indentation == lines[place].utf8.count else { return [] }
      lines[place] = lines[place].dropFirst(min(surplus, indentation))
    }
    let whole = SourceRange(node.range.lower, max(node.range.upper, item.range.upper))
    // In a flow list its bracket would be left behind.
    let text = lines.joined(separator: "\n")
    return [
      FixIt(title: "write the expression alone", safety: .safe, replacing: whole, with: text)
    ]
  }

  private func column(of offset: Int) -> Int {
    offset - file.lineRange(file.lineIndex(at: offset)).lower
  }

  /// A fix-it that removes an expression from the list that it stands in; none where that would leave an empty list or
  /// take a comment along.
  func removal(of index: Int, _ title: String, _ safety: FixSafety) -> [FixIt] {
    let expression = sites[index].expression
    guard let range = fields.sources.range(of: expression.id), let root = source.root,
      let (list, place) = LintedRule.list(around: range, in: root)
    else { return [] }
    return removal(ofItem: place, in: list, title, safety)
  }

  /// A fix-it that removes an item of a list.
  func removal(
    ofItem place: Int, in list: YAMLNode, _ title: String, _ safety: FixSafety
  ) -> [FixIt] {
    let items = list.items
    guard items.count > 1, list.aliasRange == nil, items[place].aliasRange == nil else { return [] }
    let item = items[place].range
    let range: SourceRange
    if list.isFlow {
      range =
        place > 0
        ? SourceRange(items[place - 1].reportRange.upper, item.upper)
        : SourceRange(item.lower, items[1].reportRange.lower)
    } else {
      guard let lines = lines(of: item) else { return [] }
      range = lines
    }
    let hasComment = source.comments.contains {
      $0.range.lower < range.upper && range.lower < $0.range.upper
    }
    return hasComment
      ? [] : [FixIt(title: title, safety: safety, replacing: range, with: "")]
  }

  /// The dash and the text of an item in block style, with its lines where nothing else stands on them.
  private func lines(of item: SourceRange) -> SourceRange? {
    let bytes = file.bytes
    let first = file.lineRange(file.lineIndex(at: item.lower))
    let dash = bytes[first.lower..<item.lower].firstIndex { $0 != 0x20 }
    guard let dash, bytes[dash] == UInt8(ascii: "-"),
      bytes[(dash + 1)..<item.lower].allSatisfy({ $0 == 0x20 })
    else { return nil }
    let line = file.lineIndex(at: item.upper)
    let rest = bytes[item.upper..<file.lineRange(line).upper].prefix { $0 == 0x20 || $0 == 0x0D }
    // A comment stays on a line of its own.
    if rest.endIndex < file.lineRange(line).upper { return SourceRange(dash, rest.endIndex) }
    let end = line + 1 < file.lineCount ? file.lineRange(line + 1).lower : bytes.count
    return SourceRange(first.lower, end)
  }

  /// The list with an item that is written at a place, and the item's index.
  private static func list(around range: SourceRange, in root: YAMLNode) -> (YAMLNode, Int)? {
    var pending = [root]
    while let node = pending.popLast() {
      if node.aliasRange != nil || node.range.lower > range.lower { continue }
      switch node.content {
      case .scalar, .invalid: break
      case .sequence(let items):
        for (index, item) in items.enumerated() where item.aliasRange == nil {
          if item.range == range { return (node, index) }
          // A combinator is told by its only entry, a flow mapping has braces around it.
          if case .mapping(let entries) = item.content, entries.count == 1,
            entries[0].range == range
          {
            return (node, index)
          }
        }
        pending += items
      case .mapping(let entries): pending += entries.map(\.value)
      }
    }
    return nil
  }
}
