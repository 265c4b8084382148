import MargayYAML

/// Text without quotes.
package enum PlainScalar {
  /// Text as a scalar on one line: plain where no reader of YAML could take it for anything else, else in quotes.
  package static func text(_ text: String) -> String {
    isSafe(text) ? text : YAMLQuoting.quoted(text)
  }

  /// Words that some reader of YAML takes for a boolean or null.
  private static let reserved: Set<String> = [
    "null", "true", "false", "yes", "no", "on", "off", "y", "n",
  ]

  /// Whether text reads as itself without quotes, in block style and in every reader.
  private static func isSafe(_ text: String) -> Bool {
    guard let first = text.utf8.first, let last = text.utf8.last else { return false }
    guard isLetter(first) || first == UInt8(ascii: "/") || first == UInt8(ascii: "_") else {
      return false
    }
    guard last != UInt8(ascii: " "), last != UInt8(ascii: ":") else { return false }
    var previous: UInt8 = 0
    for byte in text.utf8 {
      guard isLetter(byte) || (0x30...0x39).contains(byte) || " _./@:,;()+-=&".utf8.contains(byte)
      else { return false }
      if previous == UInt8(ascii: ":"), byte == UInt8(ascii: " ") { return false }
      previous = byte
    }
    return !reserved.contains(text.lowercased())
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}
