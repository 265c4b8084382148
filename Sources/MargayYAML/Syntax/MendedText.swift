import MargayDiagnostics

/// The text of a file after a fix-it, with the way back to the places of the text before.
///
/// Reading goes on in mended text where a slip is certain, so that one run shows every problem of a
/// file. What is found there is reported at its place in the file itself.
struct MendedText {
  private struct Change {
    var mended: SourceRange
    var original: SourceRange
  }

  /// The mended text.
  let file: SourceFile
  private let original: SourceFile
  private let changes: [Change]

  /// Applies the edits of a fix-it; nil when it has none.
  init?(_ original: SourceFile, _ fix: FixIt?) {
    guard let fix, !fix.edits.isEmpty else { return nil }
    let applied = EditApplication([fix], to: original.bytes)
    guard applied.notApplied.isEmpty else { return nil }
    var shift = 0
    var changes: [Change] = []
    for edit in fix.edits {
      let start = edit.range.lower + shift
      let mended = SourceRange(start, start + edit.text.utf8.count)
      changes.append(Change(mended: mended, original: edit.range))
      shift += mended.length - edit.range.length
    }
    self.file = SourceFile(path: original.path, bytes: applied.bytes)
    self.original = original
    self.changes = changes
  }

  /// The place in the text before.
  func originalOffset(_ offset: Int) -> Int {
    var low = 0
    var high = changes.count
    while low < high {
      let middle = (low + high) / 2
      if changes[middle].mended.lower <= offset { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return offset }
    let change = changes[low - 1]
    if offset < change.mended.upper {
      return min(change.original.lower + offset - change.mended.lower, change.original.upper)
    }
    return offset - change.mended.upper + change.original.upper
  }

  /// The range in the text before.
  func originalRange(_ range: SourceRange) -> SourceRange {
    SourceRange(originalOffset(range.lower), originalOffset(range.upper))
  }

  /// A diagnostic about the mended text as one about the text before.
  func original(_ diagnostic: Diagnostic) -> Diagnostic {
    Diagnostic(
      diagnostic.kind, diagnostic.message, file: original, range: originalRange(diagnostic.range),
      ruleID: diagnostic.ruleID,
      fixes: diagnostic.fixes.map { fix in
        FixIt(
          title: fix.title, safety: fix.safety,
          edits: fix.edits.map { edit in
            SourceEdit(range: originalRange(edit.range), text: edit.text)
          })
      },
      related: diagnostic.related.map { place in
        RelatedPlace(message: place.message, file: original, range: originalRange(place.range))
      })
  }

  /// A tree of the mended text with the places of the text before.
  func original(_ node: BuiltNode) -> BuiltNode {
    var result = node
    result.range = originalRange(node.range)
    result.aliasRange = node.aliasRange.map(originalRange)
    switch node.content {
    case .sequence(let items): result.content = .sequence(items.map(original))
    case .mapping(let entries):
      result.content = .mapping(
        entries.map { BuiltEntry(key: original($0.key), value: original($0.value)) })
    case .scalar, .invalid: break
    }
    return result
  }
}
