package import MargayDiagnostics

/// What is known of a code, in Markdown: `--explain`, the help of SARIF and of editors.
package enum CodePage {
  /// The page of a kind.
  package static func text(of kind: DiagnosticKind) -> String {
    let title = "# \(kind.code) \(kind.name)\n\n"
    if let index = CheckIndex.all.firstIndex(where: { $0.kind.code == kind.code }) {
      let state =
        CheckIndex.all[index].isOnByDefault
        ? "on by default" : "off by default: --select \(kind.code) runs it"
      return title + "\(CheckIndex.pages[index])\n\nA \(kind.severity.rawValue), \(state).\n"
    }
    var text = title + sentence(kind) + "\n"
    if let entry = DiagnosticExamples.all.first(where: { $0.code == kind.code }) {
      text += "\nFor example:\n\n```text\n\(entry.example)\n```\n"
    }
    return text
  }

  /// The first sentence of a page.
  package static func summary(of kind: DiagnosticKind) -> String {
    guard let index = CheckIndex.all.firstIndex(where: { $0.kind.code == kind.code }) else {
      return sentence(kind)
    }
    let lines = "\(CheckIndex.pages[index])".split(
      separator: "\n", omittingEmptySubsequences: false)
    return lines.prefix { !$0.isEmpty }.joined(separator: " ")
  }

  /// The message that a fixture shows for a diagnostic of the language; nil where there is none.
  package static func exampleMessage(of kind: DiagnosticKind) -> String? {
    guard let entry = DiagnosticExamples.all.first(where: { $0.code == kind.code }) else {
      return nil
    }
    let before = ": \(kind.severity.rawValue): "
    let after = " [\(kind.code)]"
    for line in "\(entry.example)".split(separator: "\n") where line.hasSuffix(after) {
      guard let start = line.firstRange(of: before) else { continue }
      return String(line[start.upperBound...].dropLast(after.count))
    }
    return nil
  }

  private static func sentence(_ kind: DiagnosticKind) -> String {
    switch kind.severity {
    case .error: "An error: what stands there cannot be used until it is mended."
    case .warning: "A warning: it works, but very likely not as it was meant."
    case .note: "A note: worth knowing, nothing needs to change."
    }
  }
}
