import MargayDiagnostics
import MargayYAML
import TestSupport
import Testing

/// A table of `Tests/Conformance`: YAML data written from the language reference, not recorded from a run.
struct Table {
  /// The file, for slices of its text.
  let file: SourceFile
  /// The entries at the top.
  let root: Entry

  /// Reads a table; `name` is relative to `Tests/Conformance`.
  init(_ name: String) throws {
    file = SourceFile(path: name, bytes: try Fixtures("../Conformance").file(name).bytes())
    let document = YAMLParser.parse(file)
    try #require(
      document.diagnostics.isEmpty, "\(TextDiagnosticRenderer().render(document.diagnostics))")
    root = Entry(node: try #require(document.root), file: file)
  }

  /// The rows under `Cases`; a table without rows is a failure.
  func cases(_ key: String = "Cases") throws -> [Entry] {
    let cases = try #require(root[key]).elements
    try #require(!cases.isEmpty)
    return cases
  }
}

/// A node of a table.
struct Entry {
  let node: YAMLNode
  let file: SourceFile

  /// The value of a key; nil when it is absent.
  subscript(_ key: String) -> Entry? {
    guard case .mapping(let entries) = node.content else { return nil }
    for entry in entries {
      if case .scalar(let scalar) = entry.key.content, scalar.text == key {
        return Entry(node: entry.value, file: file)
      }
    }
    return nil
  }

  /// The elements of a list; none for anything else.
  var elements: [Entry] {
    guard case .sequence(let nodes) = node.content else { return [] }
    return nodes.map { Entry(node: $0, file: file) }
  }

  /// The text of a scalar, whatever its kind.
  var text: String? {
    guard case .scalar(let scalar) = node.content else { return nil }
    return scalar.text
  }

  /// The scalar; nil for a collection.
  var scalar: YAMLScalar? {
    guard case .scalar(let scalar) = node.content else { return nil }
    return scalar
  }

  /// The node as it is written.
  var source: String { file.text(node.range) }

  /// The line of the node, for messages.
  var line: Int { file.lineIndex(at: node.range.lower) + 1 }
}
