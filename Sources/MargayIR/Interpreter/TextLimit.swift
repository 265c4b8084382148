/// The limit of 1000 scalars on titles and dedup strings (Documentation/Language, sections 0 and 6).
package enum TextLimit {
  /// The most scalars that a title or dedup string may have.
  package static let scalars = 1000
  /// How many of them are kept of a longer text.
  private static let kept = 985
  /// What follows them: 15 scalars.
  private static let ending = Array("... (truncated)".utf8)

  /// The UTF-8 bytes of a text, cut.
  package static func cut(_ text: String) -> [UInt8] {
    var bytes = Array(text.utf8)
    cut(&bytes)
    return bytes
  }

  /// Cuts text of more than 1000 scalars to its first 985 and `... (truncated)`.
  package static func cut(_ text: inout [UInt8]) {
    guard text.count > scalars else { return }
    var count = 0
    var end = 0
    for index in text.indices where text[index] & 0xC0 != 0x80 {
      if count == kept { end = index }
      count += 1
      if count > scalars { break }
    }
    guard count > scalars else { return }
    text.removeSubrange(end...)
    text += ending
  }
}
