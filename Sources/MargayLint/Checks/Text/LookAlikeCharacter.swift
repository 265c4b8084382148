import MargayDiagnostics
import MargayFrontend

/// A word in Latin letters holds a letter of another script that looks like one of them.
///
/// ## Why
///
/// A Cyrillic `а` in `Console` looks like the Latin one and is never equal to it. Words all in another script are left alone,
/// and so are tests, in which such words may be what is tested.
///
/// Below, `⟨U+043E⟩` stands for the character.
///
/// ## Bad
///
/// ```yaml
/// - KeyPath: eventName
///   Condition: Equals
///   Value: C⟨U+043E⟩nsoleLogin # MG8003
/// ```
///
/// ## Good
///
/// ```yaml
/// - KeyPath: eventName
///   Condition: Equals
///   Value: ConsoleLogin
/// ```
///
/// ## Fix
///
/// Unsafe: writes the Latin letters.
struct LookAlikeCharacter: FileCheck {
  let kind = DiagnosticKind("MG8003", "LookAlikeCharacter", .warning)

  /// Letters that fonts draw like a Latin one, from the shapes of the Unicode charts.
  private static let latin: [UInt32: Character] = {
    let pairs: [(String, String)] = [
      ("АВЕЅІЈКМНОРСТУХԚԜ", "ABESIJKMHOPCTYXQW"), ("аесорхуѕіјһԁԛԝ", "aecopxysijhdqw"),
      ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX"), ("οϲϳ", "ocj"), ("ɑɡı", "agi"),
    ]
    var table: [UInt32: Character] = [:]
    for (foreign, latin) in pairs {
      for (scalar, letter) in zip(foreign.unicodeScalars, latin) { table[scalar.value] = letter }
    }
    for offset in UInt32(0)..<26 {
      table[0xFF21 + offset] = Character(Unicode.Scalar(UInt8(0x41 + offset)))
      table[0xFF41 + offset] = Character(Unicode.Scalar(UInt8(0x61 + offset)))
    }
    return table
  }()

  func check(_ file: LintedFile, _ findings: CheckFindings) {
    guard file.survey.contains(.foreign) else { return }
    let characters = file.foreignScalars
    var index = 0
    while index < characters.count {
      let start = index
      let word = LookAlikeCharacter.word(around: characters[index], in: file.file.bytes)
      while index < characters.count, characters[index].offset < word.upper { index += 1 }
      let foreign = characters[start..<index]
      let letters = foreign.compactMap { LookAlikeCharacter.latin[$0.scalar.value] }
      let hasLatin = file.file.bytes[word.lower..<word.upper].contains(where: isLetter)
      // A letter that looks like no Latin one says that the word is meant as it is.
      guard hasLatin, letters.count == foreign.count, let first = foreign.first,
        let letter = letters.first, file.scalar(at: word.lower) != nil,
        !file.isInTests(word.lower)
      else { continue }
      let edits = zip(foreign, letters).map { character, letter in
        SourceEdit(
          range: SourceRange(character.offset, character.offset + character.length),
          text: String(letter))
      }
      let text = String(decoding: file.file.bytes[word.lower..<word.upper], as: UTF8.self)
      findings.report(
        "\(quoted(text)) holds \(first.description), which looks like '\(letter)'", at: word,
        fixes: [FixIt(title: "write Latin letters", safety: .unsafe, edits: edits)])
    }
  }

  /// The letters and digits around a character.
  private static func word(around character: ForeignScalar, in bytes: [UInt8]) -> SourceRange {
    var lower = character.offset
    var upper = character.offset + character.length
    while lower > 0, isPart(bytes[lower - 1]) { lower -= 1 }
    while upper < bytes.count, isPart(bytes[upper]) { upper += 1 }
    return SourceRange(lower, upper)
  }

  private static func isPart(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
      || byte == UInt8(ascii: "_")
  }

  private func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}
