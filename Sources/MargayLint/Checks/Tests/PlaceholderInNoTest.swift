import MargayDiagnostics
import MargayEvents
import MargayFrontend
import MargayIR
import MargayYAML

/// A placeholder of the title finds nothing in any positive test.
///
/// ## Why
///
/// The alert would say `<userName not found>`. Either the path is misspelt, which no other test shows, or the tests lack a
/// field that the events of the log have.
///
/// ## Bad
///
/// ```yaml
/// AlertTitle: Sign-in of {userName} # MG7104
/// Tests:
///   - Name: A sign-in
///     ExpectedResult: true
///     Log: {eventName: ConsoleLogin, userIdentity: {userName: ada}}
/// ```
///
/// ## Good
///
/// ```yaml
/// AlertTitle: Sign-in of {userIdentity.userName}
/// Tests:
///   - Name: A sign-in
///     ExpectedResult: true
///     Log: {eventName: ConsoleLogin, userIdentity: {userName: ada}}
/// ```
struct PlaceholderInNoTest: RuleCheck {
  let kind = DiagnosticKind("MG7104", "PlaceholderInNoTest", .warning)

  private struct Placeholder {
    let path: EventKeyPath
    let source: [UInt8]
  }

  func check(_ rule: LintedRule, _ findings: CheckFindings) {
    guard let title = rule.fields.title, let node = rule.entry(.alertTitle)?.value else { return }
    let placeholders = title.parts.compactMap { part -> Placeholder? in
      if case .value(let path, let source) = part {
        Placeholder(path: path, source: source)
      } else {
        nil
      }
    }
    for placeholder in rule.pathsInNoTest(placeholders, positiveOnly: true, path: \.path) {
      let text = String(decoding: placeholder.source, as: UTF8.self)
      findings.report(
        "\(quoted(text)) is found in no positive test, so that the title would say so",
        at: PlaceholderInNoTest.range(of: placeholder.source, in: node, rule.file))
    }
  }

  /// Where a placeholder stands in the title.
  private static func range(
    of source: [UInt8], in node: YAMLNode, _ file: SourceFile
  ) -> SourceRange {
    guard node.aliasRange == nil, let text = node.scalarText else { return node.reportRange }
    let scalars = Array(text.unicodeScalars)
    let wanted = Array(String(decoding: source, as: UTF8.self).unicodeScalars)
    for (index, scalar) in scalars.enumerated() where scalar == "{" {
      var start = index + 1
      while start < scalars.count, scalars[start] == " " { start += 1 }
      let end = start + wanted.count
      if end <= scalars.count, scalars[start..<end].elementsEqual(wanted) {
        return node.sourceRange(ofScalars: start..<end, in: file)
      }
    }
    return node.reportRange
  }
}
