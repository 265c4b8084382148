/// What a RuleID and a display name may be (Documentation/Language, section 1).
package enum RuleName {
  /// The characters that neither may have, beside control characters.
  static let forbidden = "<>&\"%"

  /// Why a text is no name, as the end of a sentence that begins with what it names, and the offset of the scalar that
  /// cannot stand in it; nil for a name.
  package static func problem(of text: String) -> (phrase: String, offset: Int?)? {
    if text.isEmpty { return ("is empty", nil) }
    // Most names are ASCII without any of them.
    if text.utf8.allSatisfy({ byte in
      byte >= 0x20 && byte < 0x7F && byte != 0x3C && byte != 0x3E && byte != 0x26 && byte != 0x22
        && byte != 0x25
    }) {
      return nil
    }
    for (offset, scalar) in text.unicodeScalars.enumerated() {
      if scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) {
        return ("must not have control characters", offset)
      }
      if forbidden.unicodeScalars.contains(scalar) {
        return (
          "must not have '\(scalar)': the characters < > & \" % are not allowed", offset
        )
      }
    }
    return nil
  }
}
