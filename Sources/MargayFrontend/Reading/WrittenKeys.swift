package import MargayDiagnostics
import MargayYAML

/// What files without errors write under keys, for showing it: what the keys mean is in `DetectionFields`.
package enum WrittenKeys {
  /// A key and its value.
  package struct Entry: Hashable, Sendable {
    /// The key.
    package let name: String
    /// From the start of the key to the end of its value, or of the alias that stands for it.
    package let range: SourceRange
    /// Where the content of the value's aliases stands, outside of `range`.
    package let anchoredRanges: [SourceRange]
    /// The value as JSON, aliases resolved; an ambiguous scalar, which only a test's Log may hold, as it is tested.
    package let json: [UInt8]
  }

  /// The entry whose key begins where a range does, at the top of a file or below; nil where there is none.
  package static func entry(at range: SourceRange, in file: SourceFile) -> Entry? {
    guard let root = YAMLParser.parse(file).root else { return nil }
    // What is to be said about the values was said when the rule was read.
    return find(range.lower, in: root).flatMap {
      entry($0, LogText(findings: Findings(file: file)))
    }
  }

  private static func find(_ offset: Int, in node: YAMLNode) -> YAMLEntry? {
    switch node.content {
    case .scalar, .invalid: return nil
    case .sequence(let elements):
      for element in elements where element.aliasRange == nil {
        if let found = find(offset, in: element) { return found }
      }
      return nil
    case .mapping(let entries):
      for entry in entries {
        if entry.key.range.lower == offset { return entry }
        if entry.value.aliasRange == nil, let found = find(offset, in: entry.value) { return found }
      }
      return nil
    }
  }

  private static func entry(_ entry: YAMLEntry, _ values: LogText) -> Entry? {
    guard let name = entry.key.plainText else { return nil }
    let range = SourceRange(entry.key.range.lower, entry.value.reportRange.upper)
    var anchored: [SourceRange] = []
    collectAnchored(entry.value, outside: range, into: &anchored)
    return Entry(
      name: name, range: range, anchoredRanges: anchored,
      json: values.json(entry.value) ?? Array("null".utf8))
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
