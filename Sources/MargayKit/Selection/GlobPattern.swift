/// A pattern in which `*` stands for any text, the empty one included; everything else is exact.
///
/// Compared as UTF-8 bytes (Documentation/Language, section 0). There is no escape: names with a `*` of their own are
/// matched by it too.
package struct GlobPattern: Hashable, Sendable {
  /// The pieces between the stars; one piece is an exact text.
  private let pieces: [[UInt8]]

  /// Makes a pattern.
  package init(_ text: String) {
    pieces = text.utf8.split(separator: UInt8(ascii: "*"), omittingEmptySubsequences: false)
      .map { Array($0) }
  }

  /// Whether there is no `*`.
  package var isExact: Bool { pieces.count == 1 }

  /// Whether the whole text is matched.
  package func matches(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { matches($0) }
  }

  /// Pieces in the middle are taken at their first place, which leaves most room for those behind them.
  private func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = pieces.first, let last = pieces.last else { return text.isEmpty }
    if isExact { return text.elementsEqual(first) }
    guard first.count + last.count <= text.count, text.starts(with: first),
      text.suffix(last.count).elementsEqual(last)
    else { return false }
    var start = first.count
    let end = text.count - last.count
    for piece in pieces.dropFirst().dropLast() {
      var place = start
      while place + piece.count <= end, !text[place..<(place + piece.count)].elementsEqual(piece) {
        place += 1
      }
      guard place + piece.count <= end else { return false }
      start = place + piece.count
    }
    return true
  }
}
