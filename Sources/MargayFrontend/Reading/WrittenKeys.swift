package import MargayDiagnostics
import MargayYAML

/// The top-level keys that a rule file without errors writes, with their values and places.
///
/// For showing a rule: what the keys mean is in `DetectionFields`, which keep no places of most of them.
package struct WrittenKeys: Sendable {
  /// A key and its value.
  package struct Entry: Sendable {
    /// The key.
    package let name: String
    /// From the start of the key to the end of its value, or of the alias that stands for it.
    package let range: SourceRange
    /// Where the content of the value's aliases stands, outside of `range`.
    package let anchoredRanges: [SourceRange]
    /// The value as JSON, aliases resolved; an ambiguous scalar, which only a test's Log may hold, as it is tested.
    package let json: [UInt8]
    /// The value where it is text, else nil.
    package let text: String?
  }

  /// The file.
  package let file: SourceFile
  /// The entries, in document order; keys that are no text are left out.
  package let entries: [Entry]

  /// Reads the keys of a file; none where it holds no mapping.
  package init(_ file: SourceFile) {
    self.file = file
    guard let root = YAMLParser.parse(file).root, case .mapping(let list) = root.content else {
      entries = []
      return
    }
    // What is to be said about the values was said when the rule was read.
    let values = LogText(findings: Findings(file: file))
    entries = list.compactMap { entry in
      guard let name = entry.key.plainText else { return nil }
      let range = SourceRange(entry.key.range.lower, entry.value.reportRange.upper)
      var anchored: [SourceRange] = []
      WrittenKeys.collectAnchored(entry.value, outside: range, into: &anchored)
      return Entry(
        name: name, range: range, anchoredRanges: anchored,
        json: values.json(entry.value) ?? Array("null".utf8), text: entry.value.plainText)
    }
  }

  /// The entry of a key; nil where it is not written.
  package func entry(_ name: String) -> Entry? {
    entries.first { $0.name.utf8.elementsEqual(name.utf8) }
  }

  /// Adds the places of the contents that aliases bring, each once; what stands in such a content is part of it.
  private static func collectAnchored(
    _ node: YAMLNode, outside range: SourceRange, into found: inout [SourceRange]
  ) {
    if node.aliasRange != nil {
      let isShown = ([range] + found).contains {
        $0.lower <= node.range.lower && node.range.upper <= $0.upper
      }
      if !isShown { found.append(node.range) }
    }
    switch node.content {
    case .scalar, .invalid: break
    case .sequence(let elements):
      for element in elements { collectAnchored(element, outside: range, into: &found) }
    case .mapping(let entries):
      for entry in entries { collectAnchored(entry.value, outside: range, into: &found) }
    }
  }
}
