/// What is generated from the kinds of diagnostics of the language and their fixtures: a list for the documentation, and
/// the examples that `margay lint --explain` prints.
package struct DiagnosticPages: Sendable {
  /// A kind with an example.
  package struct Entry: Sendable {
    /// The code.
    package let code: String
    /// The name.
    package let name: String
    /// `error`, `warning` or `note`.
    package let severity: String
    /// What a fixture of it shows; nil where it has none.
    package let example: String?
  }

  /// The kinds, by code.
  package let entries: [Entry]

  /// Reads the kinds that sources declare; `example` gives the text of a code's fixture.
  package init(sources: [String], example: (String) -> String?) {
    var entries: [Entry] = []
    for source in sources {
      let parts = source.split(separator: "DiagnosticKind(")
      for part in parts.dropFirst() {
        let words = part.split(separator: "\"", maxSplits: 4, omittingEmptySubsequences: false)
        guard words.count == 5, words[1].hasPrefix("MG"), words[1].count == 6 else { continue }
        let code = String(words[1])
        entries.append(
          Entry(
            code: code, name: String(words[3]),
            severity: String(words[4].drop { $0 != "." }.dropFirst().prefix { $0.isLetter }),
            example: example(code)))
      }
    }
    self.entries = entries.sorted { $0.code < $1.code }
  }

  /// `Sources/MargayLint/Index/DiagnosticExamples.swift`.
  package var index: String {
    var text = """
      // Written by MARGAY_RECORD=1 swift test --filter CheckPagesTests, or margay-dev generate.

      /// What the fixtures of the language's diagnostics show, by code.
      enum DiagnosticExamples {
        /// The codes, each with the text of a fixture.
        static let all: [(code: String, example: StaticString)] = [

      """
    for entry in entries {
      guard let example = entry.example else { continue }
      let body = example.split(separator: "\n", omittingEmptySubsequences: false)
        .map { $0.isEmpty ? "" : "      " + $0 }.joined(separator: "\n")
      text += "    (\n      \"\(entry.code)\",\n      ##\"\"\"\n\(body)\n      \"\"\"##\n    ),\n"
    }
    return text + "  ]\n}\n"
  }

  /// `Documentation/Diagnostics.md`.
  package var list: String {
    var text = """
      # Diagnostics of the language

      Generated from the lists of kinds and their fixtures. These stand beside the [checks](Checks/README.md) of
      `margay lint`; `margay lint --explain CODE` prints one.

      """
    for entry in entries {
      text += "\n## \(entry.code) \(entry.name) (\(entry.severity))\n"
      if let example = entry.example { text += "\n```text\n\(example)\n```\n" }
    }
    return text
  }
}
