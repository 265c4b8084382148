import MargayDiagnostics
import MargayFrontend
import MargayIR
import MargayYAML

/// The AlertTitle holds a line break.
///
/// ## Why
///
/// A title is one line: in lists and in the subject of a mail the rest is cut or shown as a blank. A block scalar (`|`)
/// always ends in a line break. Without GroupBy the title, line break included, is the dedup string too.
///
/// ## Bad
///
/// ```yaml
/// AlertTitle: | # MG7028
///   Sign-in of {userIdentity.arn}
/// ```
///
/// ## Good
///
/// ```yaml
/// AlertTitle: Sign-in of {userIdentity.arn}
/// ```
///
/// ## Fix
///
/// Unsafe: writes `|-` or `>-` where the line break is the last character; the dedup string may become another one.
struct LineBreakInTitle: RuleCheck {
  let kind = DiagnosticKind("MG7028", "LineBreakInTitle", .warning)

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    guard let title = rule.fields.title, let node = rule.entry(.alertTitle)?.value else { return }
    let texts = title.parts.compactMap { part in
      if case .text(let text) = part { text } else { nil }
    }
    guard texts.contains(where: { $0.contains(0x0A) || $0.contains(0x0D) }) else { return }
    findings.report(
      "a title is one line, and this one holds a line break", at: node.reportRange,
      fixes: LineBreakInTitle.fix(node, rule.file).map { [$0] } ?? [])
  }

  /// Strips the line break at the end of a block scalar that holds no other one.
  private static func fix(_ node: YAMLNode, _ file: SourceFile) -> FixIt? {
    guard node.aliasRange == nil, case .scalar(let scalar) = node.content,
      scalar.style == .literal || scalar.style == .folded,
      scalar.text.utf8.firstIndex(of: 0x0A) == scalar.text.utf8.indices.last
    else { return nil }
    let mark = node.range.lower
    guard mark + 1 < file.bytes.count, "|>".utf8.contains(file.bytes[mark]),
      [0x0A, 0x0D, 0x20].contains(file.bytes[mark + 1])
    else { return nil }
    return FixIt(
      title: "strip the line break", safety: .unsafe,
      replacing: SourceRange(mark + 1, mark + 1), with: "-")
  }
}
