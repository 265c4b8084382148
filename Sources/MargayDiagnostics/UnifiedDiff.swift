/// The lines that differ between two texts of a file, in the unified form of diff(1) and git.
package struct UnifiedDiff: Sendable {
  /// How many equal lines stand around a difference.
  private static let context = 3

  /// A line with what becomes of it.
  private enum Line {
    case same(ArraySlice<UInt8>)
    case removed(ArraySlice<UInt8>)
    case added(ArraySlice<UInt8>)
  }

  private let path: String
  private let lines: [Line]
  /// Whether the last line of the text before, and of that afterwards, ends without a line break.
  private let isOpen: (before: Bool, after: Bool)
  private let ends: (before: Int, after: Int)

  /// Compares two texts of the file at `path`.
  package init(_ before: [UInt8], _ after: [UInt8], path: String) {
    self.path = path
    let old = UnifiedDiff.lines(of: before)
    let new = UnifiedDiff.lines(of: after)
    var removed: Set<Int> = []
    var added: Set<Int> = []
    for change in new.difference(from: old) {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): added.insert(offset)
      }
    }
    var lines: [Line] = []
    var (left, right) = (0, 0)
    while left < old.count || right < new.count {
      if left < old.count, removed.contains(left) {
        lines.append(.removed(old[left]))
        left += 1
      } else if right < new.count, added.contains(right) {
        lines.append(.added(new[right]))
        right += 1
      } else {
        lines.append(.same(old[left]))
        left += 1
        right += 1
      }
    }
    self.lines = lines
    isOpen = (before.last.map { $0 != 0x0A } ?? false, after.last.map { $0 != 0x0A } ?? false)
    ends = (old.count, new.count)
  }

  /// Whether nothing differs.
  package var isEmpty: Bool {
    lines.allSatisfy { if case .same = $0 { true } else { false } }
  }

  /// The text for a terminal, control characters escaped; empty where nothing differs.
  package func text(colored: Bool = false) -> String {
    if isEmpty { return "" }
    let name = TerminalText.escape(path)
    var text = painted("--- \(name)\n+++ \(name)\n", "1", colored)
    for hunk in hunks { text += self.text(of: hunk, colored) }
    return text
  }

  /// The ranges of lines that are shown together.
  private var hunks: [Range<Int>] {
    var hunks: [Range<Int>] = []
    for (index, line) in lines.enumerated() {
      if case .same = line { continue }
      let lower = max(0, index - UnifiedDiff.context)
      let upper = min(lines.count, index + UnifiedDiff.context + 1)
      if let last = hunks.last, last.upperBound >= lower {
        hunks[hunks.count - 1] = last.lowerBound..<upper
      } else {
        hunks.append(lower..<upper)
      }
    }
    return hunks
  }

  private func text(of hunk: Range<Int>, _ colored: Bool) -> String {
    let before = count(lines[..<hunk.lowerBound])
    let inside = count(lines[hunk])
    var text = painted(
      "@@ -\(place(before.old, inside.old)) +\(place(before.new, inside.new)) @@\n", "36", colored)
    var (old, new) = before
    for line in lines[hunk] {
      switch line {
      case .same(let bytes):
        (old, new) = (old + 1, new + 1)
        text += " \(shown(bytes))\n" + openEnd(isOpen.before && old == ends.before)
      case .removed(let bytes):
        old += 1
        text +=
          painted("-\(shown(bytes))\n", "31", colored)
          + openEnd(isOpen.before && old == ends.before)
      case .added(let bytes):
        new += 1
        text +=
          painted("+\(shown(bytes))\n", "32", colored) + openEnd(isOpen.after && new == ends.after)
      }
    }
    return text
  }

  private func openEnd(_ isOpen: Bool) -> String {
    isOpen ? "\\ No newline at end of file\n" : ""
  }

  /// The number of old and of new lines.
  private func count(_ lines: ArraySlice<Line>) -> (old: Int, new: Int) {
    var (old, new) = (0, 0)
    for line in lines {
      switch line {
      case .same: (old, new) = (old + 1, new + 1)
      case .removed: old += 1
      case .added: new += 1
      }
    }
    return (old, new)
  }

  /// `start,count` as diff(1) writes it: the line before, where there is none.
  private func place(_ before: Int, _ count: Int) -> String {
    let start = count == 0 ? before : before + 1
    return count == 1 ? "\(start)" : "\(start),\(count)"
  }

  private func shown(_ line: ArraySlice<UInt8>) -> String {
    var line = line
    if line.last == 0x0A { line.removeLast() }
    return TerminalText.escape(String(decoding: line, as: UTF8.self))
  }

  private func painted(_ text: String, _ code: String, _ colored: Bool) -> String {
    guard colored, text.hasSuffix("\n") else { return text }
    return "\u{1B}[\(code)m\(text.dropLast())\u{1B}[0m\n"
  }

  /// The lines of a text, each with its line break.
  private static func lines(of text: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = text.startIndex
    while let end = text[start...].firstIndex(of: 0x0A) {
      lines.append(text[start...end])
      start = end + 1
    }
    if start < text.endIndex { lines.append(text[start...]) }
    return lines
  }
}
