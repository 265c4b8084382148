import MargayDiagnostics
import MargayFrontend
import MargayYAML

/// A name or a value holds a tab.
///
/// ## Why
///
/// On the screen a tab looks like blanks, and it is never equal to them. Where one is meant, `"\t"` shows it. Texts in block
/// scalars and tests are left alone.
///
/// Below, `⟨U+9⟩` stands for the character.
///
/// ## Bad
///
/// ```yaml
/// - KeyPath: commandLine
///   Condition: Contains
///   Value: 'cat⟨U+9⟩/etc/passwd' # MG8007
/// ```
///
/// ## Good
///
/// ```yaml
/// - KeyPath: commandLine
///   Condition: Contains
///   Value: "cat\t/etc/passwd"
/// ```
///
/// ## Fix
///
/// Safe: writes the same text in double quotes with `\t`.
struct TabInText: FileCheck {
  let kind = DiagnosticKind("MG8007", "TabInText", .note)

  func check(_ file: LintedFile, _ findings: CheckFindings) {
    guard file.survey.contains(.tab) else { return }
    let bytes = file.file.bytes
    var index = 0
    while index < bytes.count {
      defer { index += 1 }
      guard bytes[index] == 0x09, let node = file.scalar(at: index),
        case .scalar(let scalar) = node.content
      else { continue }
      let isBlock = scalar.style == .literal || scalar.style == .folded
      if !isBlock, scalar.text.utf8.contains(0x09), !file.isInTests(index) {
        findings.report(
          "\(quoted(String(scalar.text.map { $0 == "\t" ? "⇥" : $0 }))) holds a tab",
          at: node.range,
          fixes: [
            FixIt(
              title: "write '\\t'", safety: .safe, replacing: node.range,
              with: YAMLQuoting.quoted(scalar.text))
          ])
      }
      index = max(index, node.range.upper)
    }
  }
}
