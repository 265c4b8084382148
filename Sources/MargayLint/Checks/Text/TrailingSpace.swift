import MargayDiagnostics
import MargayFrontend
import MargayYAML

/// Lines end in white space.
///
/// ## Why
///
/// Nobody sees it, and the editor of the next person takes it away: the change then shows lines that nobody changed. Lines
/// inside of block scalars and of quoted texts are left alone, where it is part of the text.
///
/// Below, `⟨U+20⟩` stands for the character.
///
/// ## Bad
///
/// ```yaml
/// - KeyPath: eventName # MG8006⟨U+20⟩
///   Condition: Exists
/// ```
///
/// ## Good
///
/// ```yaml
/// - KeyPath: eventName
///   Condition: Exists
/// ```
///
/// ## Fix
///
/// Safe: takes the white space away, in all lines of the file.
struct TrailingSpace: FileCheck {
  let kind = DiagnosticKind("MG8006", "TrailingSpace", .note)

  func check(_ file: LintedFile, _ findings: CheckFindings) {
    guard file.survey.contains(.trailingSpace), file.root != nil else { return }
    let bytes = file.file.bytes
    let texts = TrailingSpace.textsOfSeveralLines(file)
    var ranges: [SourceRange] = []
    for line in 0..<file.file.lineCount {
      let range = file.file.lineRange(line)
      var start = range.upper
      while start > range.lower, bytes[start - 1] == 0x20 || bytes[start - 1] == 0x09 {
        start -= 1
      }
      let isInside = texts.contains { $0.lower < range.upper && range.lower < $0.upper }
      if start < range.upper, !isInside { ranges.append(SourceRange(start, range.upper)) }
    }
    guard let first = ranges.first else { return }
    findings.report(
      ranges.count == 1
        ? "the line ends in white space" : "\(ranges.count) lines end in white space",
      at: first,
      fixes: [
        FixIt(
          title: "take it away", safety: .safe,
          edits: ranges.map { SourceEdit(range: $0, text: "") })
      ])
  }

  /// Where the texts stand that are written in several lines, the line in which each begins left out.
  private static func textsOfSeveralLines(_ file: LintedFile) -> [SourceRange] {
    var found: [SourceRange] = []
    var pending = file.root.map { [$0] } ?? []
    while let node = pending.popLast() {
      switch node.content {
      case .scalar(let scalar):
        let first = file.file.lineIndex(at: node.range.lower)
        let isBlock = scalar.style == .literal || scalar.style == .folded
        guard isBlock || file.file.lineIndex(at: node.range.upper) > first else { continue }
        let start = isBlock ? file.file.lineRange(first).upper : node.range.lower
        found.append(SourceRange(start, max(start, blockEnd(node, isBlock, file.file))))
      case .sequence(let items): pending += items
      case .mapping(let entries):
        for entry in entries { pending += [entry.key, entry.value] }
      case .invalid: break
      }
    }
    return found
  }

  /// The end of a text; behind a block scalar blank lines belong to it.
  private static func blockEnd(_ node: YAMLNode, _ isBlock: Bool, _ file: SourceFile) -> Int {
    guard isBlock else { return node.range.upper }
    var line = file.lineIndex(at: node.range.upper)
    while line < file.lineCount {
      let range = file.lineRange(line)
      let isBlank = file.bytes[range.lower..<range.upper].allSatisfy { $0 == 0x20 || $0 == 0x09 }
      guard isBlank || range.lower < node.range.upper else { return range.lower }
      line += 1
    }
    return file.bytes.count
  }
}
