import MargayDiagnostics
import MargayYAML

/// Fix-its for keys that are indented too far or too little: only where moving whole lines is certain to do it.
struct IndentationFix {
  let file: SourceFile

  /// Moves an entry that is indented too far to the top level: one line, and nothing of its parents behind it.
  func outdent(_ entry: YAMLEntry) -> [FixIt] {
    guard let line = ownLine(of: entry), isFollowedByTopLevel(line) else { return [] }
    let start = file.lineRange(line).lower
    return [
      FixIt(
        title: "indent it less", safety: .safe,
        replacing: SourceRange(start, entry.key.range.lower), with: "")
    ]
  }

  /// Moves entries that are indented too little into the last match expression of the list before them.
  func indent(_ entries: [YAMLEntry], into list: YAMLNode) -> [FixIt] {
    guard case .sequence(let elements) = list.content, !list.isFlow, list.aliasRange == nil,
      let last = elements.last, !last.isFlow, last.aliasRange == nil,
      case .mapping(let fields) = last.content, let first = fields.first
    else { return [] }
    let line = file.lineIndex(at: first.key.range.lower)
    let column = first.key.range.lower - file.lineRange(line).lower
    var edits: [SourceEdit] = []
    for entry in entries {
      guard let line = ownLine(of: entry), entry.key.range.lower == file.lineRange(line).lower
      else {
        return []
      }
      let place = SourceRange(entry.key.range.lower, entry.key.range.lower)
      edits.append(SourceEdit(range: place, text: String(repeating: " ", count: column)))
    }
    return [FixIt(title: "indent it further", safety: .safe, edits: edits)]
  }

  /// Makes a block mapping a list of one.
  func dash(before node: YAMLNode) -> [FixIt] {
    guard !node.isFlow, node.aliasRange == nil, case .mapping(let entries) = node.content,
      let first = entries.first
    else { return [] }
    let line = file.lineIndex(at: first.key.range.lower)
    var edits: [SourceEdit] = []
    for index in line...max(line, file.lineIndex(at: node.range.upper)) {
      let range = file.lineRange(index)
      guard range.length > 0 else { continue }
      let place = index == line ? first.key.range.lower : range.lower
      edits.append(
        SourceEdit(range: SourceRange(place, place), text: index == line ? "- " : "  "))
    }
    return [FixIt(title: "make it a list of one", safety: .safe, edits: edits)]
  }

  /// The line of an entry that stands on one line alone.
  private func ownLine(of entry: YAMLEntry) -> Int? {
    let line = file.lineIndex(at: entry.key.range.lower)
    guard file.lineIndex(at: entry.value.range.upper) == line, entry.value.aliasRange == nil else {
      return nil
    }
    let start = file.lineRange(line).lower
    let isAlone = file.bytes[start..<entry.key.range.lower].allSatisfy { $0 == 0x20 }
    return isAlone ? line : nil
  }

  /// Whether the next line with content begins at the left margin.
  private func isFollowedByTopLevel(_ line: Int) -> Bool {
    for next in (line + 1)..<max(line + 1, file.lineCount) {
      let range = file.lineRange(next)
      guard range.length > 0 else { continue }
      let byte = file.bytes[range.lower]
      return byte != 0x20 && byte != 0x2D
    }
    return true
  }
}
