import MargayDiagnostics
import MargayFrontend
import MargayYAML

/// Writes the nodes of a file in the canonical layout: two spaces for each level, lists below their key, one empty line
/// at most, collections in brackets only on one line.
struct LayoutWriter {
  private let scalars: ScalarLayout

  /// Makes a writer of nodes of a file.
  init(_ file: SourceFile) { scalars = ScalarLayout(file: file) }

  /// The lines of a file: the comments above it, then its content.
  func lines(header: [LayoutComment], root: LayoutNode) -> [String] {
    var lines: [String] = []
    for comment in header { append(comment, 0, to: &lines) }
    guard case .collection(let items, let isSequence, let closing) = root.content else {
      return lines
    }
    if !root.properties.isEmpty { lines.append(root.properties) }
    let isSetOff = items.first?.hasBlankBefore == true && !lines.isEmpty
    if isSetOff, items.first?.before.isEmpty != false { lines.append("") }
    lines += self.lines(items, isSequence: isSequence, closing: closing, indent: 0)
    if let tail = root.tail { lines.append(tail) }
    return lines
  }

  private func append(_ comment: LayoutComment, _ indent: Int, to lines: inout [String]) {
    if comment.hasBlankBefore { appendBlank(to: &lines) }
    lines.append(spaces(indent) + comment.text)
  }

  /// Appends an empty line, not at the beginning, and not behind a text that ends with empty lines of its own.
  private func appendBlank(to lines: inout [String]) {
    if lines.last?.isEmpty == false { lines.append("") }
  }

  private func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }

  private func lines(
    _ items: [LayoutItem], isSequence: Bool, closing: [LayoutComment], indent: Int
  ) -> [String] {
    var lines: [String] = []
    for item in items.map(hoisted) {
      for comment in item.before { append(comment, indent, to: &lines) }
      if item.hasBlankBefore { appendBlank(to: &lines) }
      let prefix = item.key.map { key($0) + ":" } ?? "-"
      write(item.value, behind: prefix, isSequence: isSequence, indent, to: &lines)
    }
    for comment in closing { append(comment, indent, to: &lines) }
    return lines
  }

  /// The item with the comments before the first key of its value above its dash: behind it they cannot stand.
  private func hoisted(_ item: LayoutItem) -> LayoutItem {
    guard item.key == nil, item.value.properties.isEmpty, item.value.head == nil,
      case .collection(var items, let isSequence, let closing) = item.value.content,
      !item.value.isInline, !items.isEmpty
    else { return item }
    var item = item
    items[0] = hoisted(items[0])
    item.before += items[0].before
    items[0].before = []
    item.value.content = .collection(items, isSequence: isSequence, closing: closing)
    return item
  }

  /// Writes a value behind its key or dash.
  private func write(
    _ node: LayoutNode, behind prefix: String, isSequence: Bool, _ indent: Int,
    to lines: inout [String]
  ) {
    let start = spaces(indent) + prefix
    func joined(_ parts: String?...) -> String {
      ([start] + parts.compactMap { $0 }.filter { !$0.isEmpty }).joined(separator: " ")
    }
    switch node.content {
    case .alias(let text): lines.append(joined(text, node.tail))
    case .scalar(let scalar):
      switch scalars.written(scalar, node) {
      case .line(let text): lines.append(joined(node.properties, text, node.tail ?? node.head))
      case .block(let header, let body):
        lines.append(joined(node.properties, header, node.head ?? node.tail))
        for line in body { lines.append(line.isEmpty ? "" : spaces(indent + 2) + line) }
      }
    case .collection(let items, let isInnerSequence, let closing):
      if let text = inline(
        node, room: RuleLayout.lineWidth - joined(node.properties).unicodeScalars.count)
      {
        lines.append(joined(node.properties, text, node.tail ?? node.head))
        return
      }
      if items.isEmpty {
        // Brackets that hold comments only: those go below them.
        lines.append(joined(node.properties, brackets([], isInnerSequence), node.tail))
        for comment in closing { append(comment, indent, to: &lines) }
        return
      }
      var closing = closing
      if let tail = node.tail { closing.append(LayoutComment(text: tail, hasBlankBefore: false)) }
      let inner = self.lines(
        items, isSequence: isInnerSequence, closing: closing, indent: indent + 2)
      // The first line of an item stands behind its dash.
      if isSequence, node.properties.isEmpty, node.head == nil,
        let first = inner.first
      {
        lines.append(start + " " + first.dropFirst(indent + 2))
        lines += inner.dropFirst()
      } else {
        lines.append(joined(node.properties, node.head))
        lines += inner
      }
    }
  }

  /// A collection in brackets; nil for one that stands in a block.
  private func inline(_ node: LayoutNode, room: Int) -> String? {
    guard case .collection(let items, let isSequence, let closing) = node.content else {
      return nil
    }
    if node.isInline, closing.isEmpty { return brackets(items, isSequence) }
    guard node.mayJoin,
      items.allSatisfy({ if case .collection = $0.value.content { false } else { true } })
    else { return nil }
    let text = brackets(items, isSequence)
    return text.unicodeScalars.count < room ? text : nil
  }

  private func brackets(_ items: [LayoutItem], _ isSequence: Bool) -> String {
    let parts = items.map { item in
      (item.key.map { key($0, isInBrackets: true) + ": " } ?? "") + value(item.value)
    }
    let text = parts.joined(separator: ", ")
    return isSequence ? "[\(text)]" : "{\(text)}"
  }

  /// A value in brackets.
  private func value(_ node: LayoutNode) -> String {
    let text =
      switch node.content {
      case .alias(let text): text
      case .scalar(let scalar): scalars.line(scalar, node, isInBrackets: true)
      case .collection(let items, let isSequence, _): brackets(items, isSequence)
      }
    return node.properties.isEmpty ? text : node.properties + " " + text
  }

  /// A key without its colon.
  private func key(_ node: LayoutNode, isInBrackets: Bool = false) -> String {
    let text =
      switch node.content {
      // A colon may be part of an alias's name.
      case .alias(let text): text + " "
      case .scalar(let scalar) where scalar.text.isEmpty && scalar.style == .plain: "null"
      case .scalar(let scalar): scalars.line(scalar, node, isInBrackets: isInBrackets)
      case .collection: ""
      }
    return node.properties.isEmpty ? text : node.properties + " " + text
  }
}
