import MargayDiagnostics
import MargayFrontend

/// Some lines of the file end in CR LF and others in LF alone.
///
/// ## Why
///
/// YAML reads both alike, but tools that compare texts do not: changes show lines that nobody changed. Most often an editor
/// or a script wrote only its own lines with other ends.
///
/// Below, `⟨U+D⟩` stands for the character.
///
/// ## Bad
///
/// ```yaml
/// Detection: # MG8008⟨U+D⟩
///   - KeyPath: eventName
///     Condition: Exists
/// ```
///
/// ## Good
///
/// ```yaml
/// Detection:
///   - KeyPath: eventName
///     Condition: Exists
/// ```
///
/// ## Fix
///
/// Safe: writes LF at the end of every line.
struct MixedLineEnds: FileCheck {
  let kind = DiagnosticKind("MG8008", "MixedLineEnds", .note)

  func check(_ file: LintedFile, _ findings: CheckFindings) {
    guard file.survey.contains(.carriageReturn) else { return }
    let bytes = file.file.bytes
    var returns: [Int] = []
    var lineFeeds = 0
    for index in bytes.indices where bytes[index] == 0x0A {
      if index > 0, bytes[index - 1] == 0x0D {
        returns.append(index - 1)
      } else {
        lineFeeds += 1
      }
    }
    guard let first = returns.first, lineFeeds > 0 else { return }
    findings.report(
      "\(returns.count) of \(returns.count + lineFeeds) lines end in CR LF and the others in LF",
      at: SourceRange(first, first + 1),
      fixes: [
        FixIt(
          title: "write LF everywhere", safety: .safe,
          edits: returns.map { SourceEdit(range: SourceRange($0, $0 + 1), text: "") })
      ])
  }
}
