/// One pattern of a `.gitignore` file (gitignore(5)).
///
/// Matching works on bytes of a path relative to the folder of the file, with `/` between names.
struct IgnorePattern: Sendable {
  /// Whether a match takes a path back in (`!`).
  let isNegated: Bool
  /// Whether it matches folders only (a `/` at its end).
  let matchesFoldersOnly: Bool
  /// The names between slashes; `**` stands for any number of folders. Never empty.
  private let segments: [[UInt8]]

  /// Parses a line; nil for an empty line, a comment or a pattern that can match nothing.
  init?(line: some Collection<UInt8>) {
    var text = Array(line)
    if text.last == 0x0D { text.removeLast() }
    while text.last == 0x20, text.dropLast().last != 0x5C { text.removeLast() }
    guard let first = text.first, first != 0x23 else { return nil }
    var isNegated = false
    if first == 0x21 {
      isNegated = true
      text.removeFirst()
    }
    var isFolder = false
    if text.last == 0x2F {
      isFolder = true
      text.removeLast()
    }
    let isAnchored = text.contains(0x2F)
    if text.first == 0x2F { text.removeFirst() }
    guard !text.isEmpty else { return nil }
    var segments = text.split(separator: 0x2F, omittingEmptySubsequences: true).map { Array($0) }
    if !isAnchored { segments.insert([0x2A, 0x2A], at: 0) }
    self.isNegated = isNegated
    self.matchesFoldersOnly = isFolder
    self.segments = segments
  }

  /// Whether the pattern matches a path, given as its names.
  func matches(_ path: [[UInt8]], isFolder: Bool) -> Bool {
    if matchesFoldersOnly, !isFolder { return false }
    return IgnorePattern.match(segments[...], path[...])
  }

  private static func match(_ pattern: ArraySlice<[UInt8]>, _ path: ArraySlice<[UInt8]>) -> Bool {
    guard let head = pattern.first else { return path.isEmpty }
    if head == [0x2A, 0x2A] {
      let rest = pattern.dropFirst()
      if rest.isEmpty { return !path.isEmpty }
      var tail = path
      while true {
        if match(rest, tail) { return true }
        guard !tail.isEmpty else { return false }
        tail = tail.dropFirst()
      }
    }
    guard let name = path.first, matchName(head, name) else { return false }
    return match(pattern.dropFirst(), path.dropFirst())
  }

  /// Matches one name with `*`, `?`, `[...]` and `\`; linear in the name but for the last `*`.
  private static func matchName(_ pattern: [UInt8], _ name: [UInt8]) -> Bool {
    var p = 0
    var n = 0
    var star: (pattern: Int, name: Int)?
    while n < name.count {
      if p < pattern.count, pattern[p] == 0x2A {
        star = (p, n)
        p += 1
      } else if p < pattern.count, let next = matchOne(pattern, p, name[n]) {
        p = next
        n += 1
      } else if let last = star {
        p = last.pattern + 1
        n = last.name + 1
        star = (last.pattern, last.name + 1)
      } else {
        return false
      }
    }
    while p < pattern.count, pattern[p] == 0x2A { p += 1 }
    return p == pattern.count
  }

  /// The index behind the pattern's element at `p` when it matches `byte`.
  private static func matchOne(_ pattern: [UInt8], _ p: Int, _ byte: UInt8) -> Int? {
    switch pattern[p] {
    case 0x3F: return p + 1
    case 0x5C where p + 1 < pattern.count: return pattern[p + 1] == byte ? p + 2 : nil
    case 0x5B:
      guard let (isMember, next) = matchSet(pattern, p, byte) else {
        return byte == 0x5B ? p + 1 : nil
      }
      return isMember ? next : nil
    default: return pattern[p] == byte ? p + 1 : nil
    }
  }

  /// Whether a `[...]` at `p` holds `byte`, and the index behind it; nil when it is not closed.
  private static func matchSet(_ pattern: [UInt8], _ p: Int, _ byte: UInt8) -> (Bool, Int)? {
    var index = p + 1
    var isNegated = false
    if index < pattern.count, pattern[index] == 0x21 || pattern[index] == 0x5E {
      isNegated = true
      index += 1
    }
    var isMember = false
    var isFirst = true
    while index < pattern.count, isFirst || pattern[index] != 0x5D {
      isFirst = false
      var low = pattern[index]
      if low == 0x5C, index + 1 < pattern.count {
        index += 1
        low = pattern[index]
      }
      var high = low
      if index + 2 < pattern.count, pattern[index + 1] == 0x2D, pattern[index + 2] != 0x5D {
        high = pattern[index + 2]
        index += 2
      }
      if low <= byte, byte <= high { isMember = true }
      index += 1
    }
    guard index < pattern.count else { return nil }
    return (isMember != isNegated, index + 1)
  }
}
