import MargayFrontend

/// The documentation comment of a rule: one line that sums it up, then its Description.
enum RuleDocumentation {
  static func lines(of fields: DetectionFields, name: String) -> [String] {
    var lines = [summary(of: fields, name: name)]
    guard let description = fields.description else { return lines }
    var written = SwiftText.commentLines(description)
    while written.last?.isEmpty == true { written.removeLast() }
    if !written.isEmpty { lines += [""] + written }
    return lines
  }

  /// One sentence: the display name, where it can be one, else a sentence with the type's name.
  private static func summary(of fields: DetectionFields, name: String) -> String {
    guard let text = fields.displayName, isPhrase(text) else { return "The detection `\(name)`." }
    return "\(text)."
  }

  /// Whether a text holds nothing that may look like the end of a sentence.
  private static func isPhrase(_ text: String) -> Bool {
    text.utf8.count <= 80 && !text.isEmpty
      && text.unicodeScalars.allSatisfy { scalar in
        SwiftText.isPlain(scalar) && !".!?:`|。！？".unicodeScalars.contains(scalar)
      }
  }
}
