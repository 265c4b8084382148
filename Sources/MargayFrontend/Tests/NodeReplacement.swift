import MargayDiagnostics
import MargayEvents
import MargayYAML

/// The edits that make a node of a YAML file hold another value.
///
/// A mapping with the same keys is changed only where its values differ; anything else is replaced as a whole.
struct NodeReplacement {
  /// The edits, in the order of their places.
  private(set) var edits: [SourceEdit] = []
  /// The place of an alias inside a value that would be replaced; the edits are not to be used then.
  private(set) var alias: SourceRange?
  private let file: SourceFile

  /// Finds the edits; none when the node has the value already.
  init(_ node: YAMLNode, _ value: ValueRef, in file: SourceFile) {
    self.file = file
    replace(node, with: value)
  }

  private mutating func replace(_ node: YAMLNode, with value: ValueRef) {
    if let found = node.aliasRange {
      alias = alias ?? found
      return
    }
    switch node.content {
    case .mapping(let entries) where hasSameKeys(entries, value):
      for entry in entries {
        var name = entry.key.scalarText ?? ""
        let other = name.withUTF8 { value.field(exactly: $0) }
        replace(entry.value, with: other)
      }
    case .scalar(let scalar) where isEqual(scalar, value): break
    default: replaceWhole(node, with: value)
    }
  }

  private func hasSameKeys(_ entries: [YAMLEntry], _ value: ValueRef) -> Bool {
    guard value.kind == .object, !entries.isEmpty,
      value.fields.count(where: { _ in true }) == entries.count
    else { return false }
    return entries.allSatisfy { entry in
      guard var name = entry.key.scalarText else { return false }
      return name.withUTF8 { value.field(exactly: $0).kind != .missing }
    }
  }

  /// Whether a scalar of the file reads as the value, so that its quoting stays as it is.
  private func isEqual(_ scalar: YAMLScalar, _ value: ValueRef) -> Bool {
    switch (scalar.value, value.kind) {
    case (.string, .string): return scalar.text.utf8.elementsEqual(value.text)
    case (.bool(let bool), .bool): return bool == value.bool
    case (.null, .null): return true
    case (.integer(let text), .number), (.float(let text), .number):
      var text = text
      return text.withUTF8 { Number(text: $0).map { $0 == value.number } ?? false }
    default: return false
    }
  }

  private mutating func replaceWhole(_ node: YAMLNode, with value: ValueRef) {
    if let found = node.aliasInside {
      alias = alias ?? found
      return
    }
    var end = node.range.upper
    // A block scalar ends behind its line feed, which stays.
    while end > node.range.lower, file.bytes[end - 1] == 0x0A || file.bytes[end - 1] == 0x0D {
      end -= 1
    }
    let range = SourceRange(node.range.lower, end)
    let text: String
    if !node.isFlow, case .mapping = node.content, value.kind == .object {
      text = YAMLValueText.lines(value).joined(
        separator: file.lineBreak + indentation(at: range.lower))
    } else if !node.isFlow, case .sequence = node.content, value.kind == .list, value.count > 0 {
      let items = value.elements.map { "- " + YAMLValueText.inline($0) }
      text = items.joined(separator: file.lineBreak + indentation(at: range.lower))
    } else {
      text = YAMLValueText.inline(value)
    }
    edits.append(SourceEdit(range: range, text: text))
  }

  /// The spaces before a block collection's first key or dash.
  private func indentation(at offset: Int) -> String {
    String(repeating: " ", count: offset - file.lineRange(file.lineIndex(at: offset)).lower)
  }
}

extension SourceFile {
  /// The line break that the file uses: that of its first line.
  var lineBreak: String {
    let end = lineRange(0).upper
    guard end < bytes.count else { return "\n" }
    if bytes[end] == 0x0A { return "\n" }
    return end + 1 < bytes.count && bytes[end + 1] == 0x0A ? "\r\n" : "\r"
  }
}

extension YAMLNode {
  /// The place of an alias in the node or below it; nil where there is none.
  fileprivate var aliasInside: SourceRange? {
    if let aliasRange { return aliasRange }
    switch content {
    case .scalar, .invalid: return nil
    case .sequence(let elements): return elements.lazy.compactMap(\.aliasInside).first
    case .mapping(let entries):
      return entries.lazy.compactMap { $0.key.aliasInside ?? $0.value.aliasInside }.first
    }
  }
}
