/// The result of applying fix-its to the bytes of one file.
///
/// A fix-it is applied as a whole or not at all. Of two that overlap the first in the list wins; two
/// insertions at one place count as overlapping, since their order would be a guess.
package struct EditApplication: Sendable {
  /// The bytes afterwards.
  package let bytes: [UInt8]
  /// The fix-its that were left out, in their order: they overlap an earlier one or lie outside.
  package let notApplied: [FixIt]

  /// Applies `fixes` to `bytes`.
  package init(_ fixes: [FixIt], to bytes: [UInt8]) {
    var accepted: [SourceEdit] = []
    var notApplied: [FixIt] = []
    for fix in fixes {
      var inserted = 0
      while inserted < fix.edits.count,
        EditApplication.insert(fix.edits[inserted], into: &accepted, size: bytes.count)
      {
        inserted += 1
      }
      if inserted < fix.edits.count {
        let withdrawn = Set(fix.edits.prefix(inserted).map(\.range))
        accepted.removeAll { withdrawn.contains($0.range) }
        notApplied.append(fix)
      }
    }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var position = 0
    for edit in accepted {
      result.append(contentsOf: bytes[position..<edit.range.lower])
      result.append(contentsOf: edit.text.utf8)
      position = edit.range.upper
    }
    result.append(contentsOf: bytes[position...])
    self.bytes = result
    self.notApplied = notApplied
  }

  /// Puts an edit at its place; false when it overlaps one that is there or lies outside.
  private static func insert(
    _ edit: SourceEdit, into edits: inout [SourceEdit], size: Int
  ) -> Bool {
    let range = edit.range
    guard range.lower >= 0, range.upper <= size else { return false }
    var low = 0
    var high = edits.count
    while low < high {
      let middle = (low + high) / 2
      if precedes(edits[middle].range, range) { low = middle + 1 } else { high = middle }
    }
    if low > 0, overlap(edits[low - 1].range, range) { return false }
    if low < edits.count, overlap(range, edits[low].range) { return false }
    edits.insert(edit, at: low)
    return true
  }

  private static func precedes(_ left: SourceRange, _ right: SourceRange) -> Bool {
    left.lower != right.lower ? left.lower < right.lower : left.upper < right.upper
  }

  /// Whether two ranges, the left one not after the right one, share a byte or an insertion place.
  private static func overlap(_ left: SourceRange, _ right: SourceRange) -> Bool {
    left == right || left.upper > right.lower
  }
}
