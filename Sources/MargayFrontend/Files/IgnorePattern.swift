/// One pattern of a `.gitignore` file (gitignore(5)).
///
/// Matching works on bytes of a path relative to the folder of the file, with `/` between names. All
/// alternatives are followed side by side, so that no pattern of a hostile repository takes longer than its
/// length times that of the path.
package struct IgnorePattern: Sendable {
  /// Whether a match takes a path back in (`!`).
  package let isNegated: Bool
  /// Whether it matches folders only (a `/` at its end).
  let matchesFoldersOnly: Bool
  /// Whether it is about the whole path; else about the last name only.
  private let isAnchored: Bool
  private let elements: [Element]

  /// A part of a pattern.
  private enum Element {
    /// This byte.
    case byte(UInt8)
    /// One byte of a set (`?`, `[...]`); never `/`.
    case set(ByteSet)
    /// Any part of a name (`*`).
    case star
    /// Any number of folders, each with its `/` (`**/`).
    case folders
    /// Everything (`**` at the end).
    case everything

    /// Whether it matches no byte at all.
    var canBeEmpty: Bool {
      switch self {
      case .star, .folders, .everything: true
      case .byte, .set: false
      }
    }
  }

  /// Parses a line; nil for an empty line, a comment or a pattern that can match nothing.
  package init?(line: some Collection<UInt8>) {
    var text = Array(line)
    if text.last == 0x0D { text.removeLast() }
    IgnorePattern.trim(&text)
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
    guard !text.isEmpty, let elements = IgnorePattern.elements(of: text) else { return nil }
    self.isNegated = isNegated
    self.matchesFoldersOnly = isFolder
    self.isAnchored = isAnchored
    self.elements = elements
  }

  /// Removes the spaces at the end that no backslash protects.
  private static func trim(_ text: inout [UInt8]) {
    var end = 0
    var index = 0
    while index < text.count {
      if text[index] == 0x5C { index += 1 }
      if index >= text.count || text[index] != 0x20 || index > 0 && text[index - 1] == 0x5C {
        end = min(index + 1, text.count)
      }
      index += 1
    }
    text.removeSubrange(end...)
  }

  /// The parts of a pattern; nil for one that is not closed or names an unknown class, which matches nothing.
  private static func elements(of text: [UInt8]) -> [Element]? {
    var elements: [Element] = []
    var index = 0
    while index < text.count {
      switch text[index] {
      case 0x3F:
        elements.append(.set(.anyByte))
        index += 1
      case 0x5C:
        guard index + 1 < text.count else { return nil }
        elements.append(.byte(text[index + 1]))
        index += 2
      case 0x5B:
        guard let (set, next) = ByteSet.parse(text, index) else { return nil }
        elements.append(.set(set))
        index = next
      case 0x2A:
        var end = index
        while end < text.count, text[end] == 0x2A { end += 1 }
        let isWholeName =
          end - index == 2 && (index == 0 || text[index - 1] == 0x2F)
          && (end == text.count || text[end] == 0x2F)
        if !isWholeName {
          elements.append(.star)
        } else if end == text.count {
          elements.append(.everything)
        } else {
          elements.append(.folders)
          end += 1
        }
        index = end
      default:
        elements.append(.byte(text[index]))
        index += 1
      }
    }
    return elements
  }

  /// Whether the pattern matches a path, given as its names.
  package func matches(_ path: [[UInt8]], isFolder: Bool) -> Bool {
    if matchesFoldersOnly, !isFolder { return false }
    var places = Places(elements)
    places.enter(0)
    for (index, name) in (isAnchored ? path[...] : path.suffix(1)).enumerated() {
      if index > 0 { places.read(0x2F) }
      for byte in name { places.read(byte) }
    }
    return places.isAtEnd
  }

  /// The places in a pattern that the bytes read so far can have led to.
  private struct Places {
    private let elements: [Element]
    private var active: [Bool]

    init(_ elements: [Element]) {
      self.elements = elements
      self.active = Array(repeating: false, count: elements.count + 1)
    }

    /// Whether the whole pattern is used up.
    var isAtEnd: Bool { active[elements.count] }

    /// Adds a place, and those behind it that need no byte.
    mutating func enter(_ place: Int) {
      var place = place
      active[place] = true
      while place < elements.count, elements[place].canBeEmpty {
        place += 1
        active[place] = true
      }
    }

    /// Goes on by one byte.
    mutating func read(_ byte: UInt8) {
      let before = active
      active = Array(repeating: false, count: before.count)
      for place in elements.indices where before[place] {
        switch elements[place] {
        case .byte(let wanted): if byte == wanted { enter(place + 1) }
        case .set(let set): if byte != 0x2F, set.contains(byte) { enter(place + 1) }
        case .star: if byte != 0x2F { enter(place) }
        case .folders: if byte == 0x2F { enter(place) } else { active[place] = true }
        case .everything: enter(place)
        }
      }
    }
  }
}
