import MargayDiagnostics
import MargayFrontend
import MargayYAML

/// A name begins or ends with white space.
///
/// ## Why
///
/// Nobody sees the space, and every comparison does: a log type is not recognised, a tag is not found, a destination does not
/// exist.
///
/// ## Bad
///
/// ```yaml
/// Tags:
///   - "AWS " # MG7029
/// ```
///
/// ## Good
///
/// ```yaml
/// Tags:
///   - AWS
/// ```
///
/// ## Fix
///
/// Unsafe: takes the white space away; another place may name the text with it.
struct PaddedText: RuleCheck {
  let kind = DiagnosticKind("MG7029", "PaddedText", .warning)

  private static let keys: [TopLevelKey.Index] = [
    .ruleID, .displayName, .baseDetection, .alertTitle, .logTypes, .scheduledQueries, .tags,
    .outputIDs, .status, .createdBy,
  ]

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    for key in PaddedText.keys {
      guard let value = rule.entry(key)?.value else { continue }
      look(at: value, findings)
      for item in value.items { look(at: item, findings) }
    }
  }

  private func look(at node: YAMLNode, _ findings: CheckFindings) {
    // Only in quotes can a text begin or end with a blank.
    guard node.isQuoted, case .scalar(let scalar) = node.content, node.aliasRange == nil,
      let first = scalar.text.utf8.first, let last = scalar.text.utf8.last,
      PaddedText.isBlank(first) || PaddedText.isBlank(last)
    else { return }
    let bytes = scalar.text.utf8
    let start = bytes.firstIndex { !PaddedText.isBlank($0) }
    let end = bytes.lastIndex { !PaddedText.isBlank($0) }
    guard let start, let end else { return }
    let stripped = String(decoding: bytes[start...end], as: UTF8.self)
    findings.report(
      "\(quoted(scalar.text)) begins or ends with white space", at: node.range,
      fixes: [
        FixIt(
          title: "take the white space away", safety: .unsafe, replacing: node.range,
          with: YAMLQuoting.quoted(stripped))
      ])
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
