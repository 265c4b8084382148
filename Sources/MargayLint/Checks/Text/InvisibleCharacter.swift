import MargayDiagnostics
import MargayFrontend

/// The file holds a character that cannot be seen.
///
/// ## Why
///
/// Zero-width characters come along when text is copied from a page or a chat. A value with one in it is never equal to what
/// the log holds, and the two look the same in every editor and every review. Where such a character is meant, an escape in
/// double quotes shows it: `"\u200B"`. Joiners inside emoji and in scripts that need them are left alone.
///
/// Below, `⟨U+200B⟩` stands for the character.
///
/// ## Bad
///
/// ```yaml
/// - KeyPath: eventName
///   Condition: Equals
///   Value: Console⟨U+200B⟩Login # MG8001
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
/// Safe in double quotes, where it writes an escape, and in comments. Unsafe elsewhere: takes the character away, and with it
/// a difference that may have been meant.
struct InvisibleCharacter: FileCheck {
  let kind = DiagnosticKind("MG8001", "InvisibleCharacter", .warning)

  func check(_ file: LintedFile, _ findings: CheckFindings) {
    guard file.survey.contains(.foreign) else { return }
    for run in HiddenCharacters.runs(in: file, where: InvisibleCharacter.isInvisible) {
      findings.report(
        "\(run.description) cannot be seen", at: run.range, fixes: [run.fix(in: file)])
    }
  }

  private static func isInvisible(_ character: ForeignScalar) -> Bool {
    switch character.scalar.value {
    case 0xFEFF: return character.offset > 0
    case 0xAD, 0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180E, 0x200B, 0x2060...0x2064,
      0x206A...0x206F, 0x3164, 0xFFA0, 0xFFF9...0xFFFB:
      return true
    // Joiners, variation selectors and tags belong to emoji and to some scripts, never to ASCII.
    case 0x200C, 0x200D:
      return isASCII(character.previous) || isASCII(character.next)
    case 0xFE00...0xFE0F, 0xE0100...0xE01EF:
      return isASCII(character.previous) && !isKeycap(character.previous)
    case 0xE0000...0xE007F: return isASCII(character.previous)
    default: return false
    }
  }

  private static func isASCII(_ scalar: Unicode.Scalar?) -> Bool { scalar.map(\.isASCII) ?? true }

  private static func isKeycap(_ scalar: Unicode.Scalar?) -> Bool {
    guard let scalar else { return false }
    return (0x30...0x39).contains(scalar.value) || scalar == "#" || scalar == "*"
  }
}
