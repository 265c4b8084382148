import MargayDiagnostics
import MargayFrontend

/// The file holds a character that turns the direction of text.
///
/// ## Why
///
/// What a reviewer sees is then not what the rule says: the order of characters on the screen is another one than in the
/// file. Such characters can hide a condition in a comment, or a comment in a condition. Where one is meant, an escape in
/// double quotes shows it: `"\u202E"`.
///
/// Below, `⟨U+202E⟩` stands for the character.
///
/// ## Bad
///
/// ```yaml
/// - KeyPath: fileName
///   Condition: Contains
///   Value: 'report⟨U+202E⟩fdp.exe' # MG8002
/// ```
///
/// ## Good
///
/// ```yaml
/// - KeyPath: fileName
///   Condition: Contains
///   Value: "report\u202Efdp.exe"
/// ```
///
/// ## Fix
///
/// Safe in double quotes, where it writes an escape, and in comments. Unsafe elsewhere: takes the character away.
struct BidirectionalCharacter: FileCheck {
  let kind = DiagnosticKind("MG8002", "BidirectionalCharacter", .warning)

  func check(_ file: LintedFile, _ findings: CheckFindings) {
    guard file.survey.contains(.foreign) else { return }
    let runs = HiddenCharacters.runs(in: file) { character in
      switch character.scalar.value {
      case 0x202A...0x202E, 0x2066...0x2069: true
      // The marks belong to texts in scripts that run from right to left.
      case 0x200E, 0x200F, 0x061C:
        (character.previous?.isASCII ?? true) && (character.next?.isASCII ?? true)
      default: false
      }
    }
    for run in runs {
      findings.report(
        "\(run.description) changes the direction in which the text is shown", at: run.range,
        fixes: [run.fix(in: file)])
    }
  }
}
