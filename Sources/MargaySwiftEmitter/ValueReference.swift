/// Marks around the sources of values in conditions, so that a value which lines ask for again and again can get a name.
///
/// Source that is made of a rule's texts never has these characters: literals escape them.
enum ValueReference {
  private static let start: Character = "\u{2}"
  private static let middle: Character = "\u{3}"
  private static let end: Character = "\u{4}"

  /// The source of a value, marked; `name` is what it may be called.
  static func marked(_ source: String, name: String) -> String {
    "\(start)\(name)\(middle)\(source)\(end)"
  }

  /// Source without marks, in which one value may be called by its name.
  static func plain(
    _ text: String, calling value: (source: String, name: String)? = nil
  ) -> String {
    guard text.contains(start) else { return text }
    var plain = ""
    for piece in pieces(of: text) {
      switch piece {
      case .text(let text): plain += text
      case .value(_, let source):
        plain += value.flatMap { $0.source == source ? $0.name : nil } ?? source
      }
    }
    return plain
  }

  /// The values in a source, in their order.
  static func values(in text: String) -> [(name: String, source: String)] {
    pieces(of: text).compactMap { piece in
      if case .value(let name, let source) = piece { return (name, source) }
      return nil
    }
  }

  private enum Piece {
    case text(String)
    case value(name: String, source: String)
  }

  private static func pieces(of text: String) -> [Piece] {
    var pieces: [Piece] = []
    for (place, part) in text.split(separator: start, omittingEmptySubsequences: false).enumerated()
    {
      guard place > 0, let middle = part.firstIndex(of: middle), let end = part.firstIndex(of: end)
      else {
        pieces.append(.text(String(part)))
        continue
      }
      pieces.append(
        .value(
          name: String(part[..<middle]), source: String(part[part.index(after: middle)..<end])))
      pieces.append(.text(String(part[part.index(after: end)...])))
    }
    return pieces
  }
}
