package import MargayDiagnostics
package import MargayFrontend
import MargayYAML

/// Writes rule files and override files in canonical form: order of keys, names of conditions, quotes and layout.
///
/// Comments stay with what they stand beside. A file is left alone where it has errors, and where what was written does
/// not read as the same rule with the same comments.
package enum RuleFormatter {
  /// What came of a file.
  package enum Result: Sendable {
    /// It is in canonical form.
    case unchanged
    /// The canonical form, which differs.
    case changed([UInt8])
    /// It is no file that the formatter knows, with the reason.
    case notFormatted(reason: String)
    /// It has errors, and stays as it is.
    case invalid([Diagnostic])
    /// No text was found that says the same.
    case unfaithful
  }

  /// Formats a file.
  package static func format(_ file: SourceFile, options: FrontendOptions = FrontendOptions())
    -> Result
  {
    var options = options
    options.keepsTree = true
    let before = DetectionReader.read(file, options: options)
    if before.hasErrors { return .invalid(before.diagnostics.filter { $0.severity == .error }) }
    let place: LayoutPlace
    switch before.content {
    case .detection: place = .rule
    case .overrides: place = .overrideFile
    case .notRun where before.kind == .rule || before.kind == .scheduledRule: place = .rule
    case .notRun(let reason): return .notFormatted(reason: reason)
    case .ignored: return .notFormatted(reason: "no rule")
    case .broken: return .invalid(before.diagnostics)
    }
    guard let root = before.root else { return .unfaithful }
    let after = SourceFile(path: file.path, bytes: text(of: root, in: file, place))
    if after.bytes == file.bytes { return .unchanged }
    guard FormatProof.holds(after, for: file, options: options) else { return .unfaithful }
    return .changed(after.bytes)
  }

  /// A rule of our own making in canonical form; a text that is none stays as it is.
  package static func formatted(_ text: String) -> String {
    guard case .changed(let bytes) = format(SourceFile(path: "", text: text)) else { return text }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func text(of root: YAMLNode, in file: SourceFile, _ place: LayoutPlace) -> [UInt8]
  {
    var (header, node) = LayoutReader.read(root, in: file)
    let layout = CanonicalLayout(reorders: !hasAlias(root))
    let first = firstItem(node)
    node = layout.ordered(node, place)
    if let first, firstItem(node)?.key?.range != first.key?.range {
      move(&header, to: first, in: &node)
    }
    var lines = LayoutWriter(file).lines(header: header, root: node)
    if let above = commentsAboveMarker(before: root.range.lower, in: file) {
      lines.insert("---", at: line(behind: min(above, header.count), in: lines))
    }
    return Array(lines.map { $0 + "\n" }.joined().utf8)
  }

  private static func firstItem(_ node: LayoutNode) -> LayoutItem? {
    guard case .collection(let items, _, _) = node.content else { return nil }
    return items.first
  }

  /// Gives comments above the file that steer the linter for the first key to that key, since another is first now.
  private static func move(
    _ header: inout [LayoutComment], to first: LayoutItem, in node: inout LayoutNode
  ) {
    guard !first.hasBlankBefore,
      case .collection(var items, let isSequence, let closing) = node.content,
      let index = items.firstIndex(where: { $0.key?.range == first.key?.range })
    else { return }
    var start = header.count
    for place in header.indices.reversed() {
      if isSuppression(header[place].text) { start = place }
      if header[place].hasBlankBefore { break }
    }
    items[index].before = header[start...] + items[index].before
    header.removeSubrange(start...)
    node.content = .collection(items, isSequence: isSequence, closing: closing)
  }

  private static func isSuppression(_ comment: String) -> Bool {
    comment.utf8.drop { $0 == UInt8(ascii: "#") || $0 == 0x20 }.starts(with: "margay: ignore[".utf8)
  }

  /// How many comments stand above the `---` of a document; nil where there is none.
  private static func commentsAboveMarker(before offset: Int, in file: SourceFile) -> Int? {
    var comments = 0
    for index in 0..<file.lineIndex(at: offset) + 1 {
      let range = file.lineRange(index)
      let line = file.bytes[range.lower..<range.upper]
      if line.starts(with: "---".utf8) { return comments }
      if line.contains(UInt8(ascii: "#")) { comments += 1 }
    }
    return nil
  }

  /// The line behind a number of comments at the top.
  private static func line(behind comments: Int, in lines: [String]) -> Int {
    var place = 0
    var left = comments
    while left > 0, place < lines.count {
      if !lines[place].isEmpty { left -= 1 }
      place += 1
    }
    return place
  }

  private static func hasAlias(_ node: YAMLNode) -> Bool {
    if node.aliasRange != nil { return true }
    switch node.content {
    case .scalar, .invalid: return false
    case .sequence(let items): return items.contains(where: hasAlias)
    case .mapping(let entries):
      return entries.contains { hasAlias($0.key) || hasAlias($0.value) }
    }
  }
}
