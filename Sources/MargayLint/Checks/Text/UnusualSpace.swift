import MargayDiagnostics
import MargayFrontend

/// A name or a value holds a space that is not the plain one.
///
/// ## Why
///
/// A no-break space comes along when text is copied from a page. It looks like a plain one and is never equal to it. In
/// descriptions and runbooks it does no harm, and tests may hold it on purpose.
///
/// Below, `⟨U+A0⟩` stands for the character.
///
/// ## Bad
///
/// ```yaml
/// - KeyPath: eventName
///   Condition: Equals
///   Value: Console⟨U+A0⟩Login # MG8004
/// ```
///
/// ## Good
///
/// ```yaml
/// - KeyPath: eventName
///   Condition: Equals
///   Value: Console Login
/// ```
///
/// ## Fix
///
/// Unsafe: writes a plain space.
struct UnusualSpace: FileCheck {
  let kind = DiagnosticKind("MG8004", "UnusualSpace", .warning)

  /// Keys whose text is for people only.
  private static let prose: Set<String> = [
    "Description", "Runbook", "Reference", "Tests", "x-margay",
  ]

  func check(_ file: LintedFile, _ findings: CheckFindings) {
    guard file.survey.contains(.foreign) else { return }
    let runs = HiddenCharacters.runs(in: file) { character in
      switch character.scalar.value {
      case 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
      default: false
      }
    }
    for run in runs {
      guard let key = file.topLevelKey(at: run.range.lower), !UnusualSpace.prose.contains(key),
        file.scalar(at: run.range.lower) != nil
      else { continue }
      findings.report(
        "\(run.description) is not the plain space", at: run.range,
        fixes: [
          FixIt(
            title: "write a plain space", safety: .unsafe, replacing: run.range,
            with: String(repeating: " ", count: run.scalars.count))
        ])
    }
  }
}
