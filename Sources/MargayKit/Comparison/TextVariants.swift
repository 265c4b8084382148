import MargayEvents

/// Texts that are easily taken for a text: they differ by a letter at an end, by case, or only in how their characters
/// are composed.
enum TextVariants {
  /// Characters that are written in two ways, which Swift's `String` takes for the same and the language does not.
  private static let twins: [(String, String)] = [
    ("\u{E9}", "e\u{301}"), ("\u{E8}", "e\u{300}"), ("\u{FC}", "u\u{308}"), ("\u{F6}", "o\u{308}"),
    ("\u{E4}", "a\u{308}"), ("\u{F1}", "n\u{303}"), ("\u{C5}", "\u{212B}"),
  ]

  /// Letters, and signs whose lower case they are, or begin.
  private static let signs: [(UInt8, String)] = [(0x6B, "\u{212A}"), (0x69, "\u{130}")]

  /// The variants of a text; some may be the text itself.
  static func of(_ text: [UInt8]) -> [[UInt8]] {
    var result: [[UInt8]] = [
      text + [0x78], [0x78] + text, [0x78] + text + [0x78], text + [0x20], text + [0],
    ]
    if !text.isEmpty {
      result += [withoutLastScalar(text), Array(text.dropFirst(firstScalarLength(text)))]
    }
    result += [
      Lowercasing.lowercased(text), text.map { (0x61...0x7A).contains($0) ? $0 & 0xDF : $0 },
      swappedCase(text),
    ]
    for (letter, sign) in signs {
      if let place = text.firstIndex(where: { $0 | 0x20 == letter }) {
        result.append(Array(text[..<place]) + Array(sign.utf8) + Array(text[(place + 1)...]))
      }
    }
    for (composed, decomposed) in twins {
      if let other = replacing(composed, by: decomposed, in: text)
        ?? replacing(decomposed, by: composed, in: text)
      {
        result.append(other)
      }
    }
    // An accent behind the text belongs to its last character.
    result += [
      text + Array("\u{301}".utf8), Array("\u{E9}".utf8) + text, Array("e\u{301}".utf8) + text,
    ]
    return result
  }

  private static func swappedCase(_ text: [UInt8]) -> [UInt8] {
    text.map { (0x41...0x5A).contains($0 & 0xDF) && $0 < 0x80 ? $0 ^ 0x20 : $0 }
  }

  private static func replacing(_ old: String, by new: String, in text: [UInt8]) -> [UInt8]? {
    let pattern = Array(old.utf8)
    guard text.count >= pattern.count else { return nil }
    for start in 0...(text.count - pattern.count)
    where text[start..<(start + pattern.count)].elementsEqual(pattern) {
      return Array(text[..<start]) + Array(new.utf8) + Array(text[(start + pattern.count)...])
    }
    return nil
  }

  private static func firstScalarLength(_ text: [UInt8]) -> Int {
    1 + text.dropFirst().prefix { $0 & 0xC0 == 0x80 }.count
  }

  private static func withoutLastScalar(_ text: [UInt8]) -> [UInt8] {
    var text = text
    while let last = text.popLast(), last & 0xC0 == 0x80 {}
    return text
  }
}
