/// A check as its source file says it: kind, group, and its doc comment, which is its page.
package struct CheckSource: Sendable {
  /// A source file that is no check.
  package struct Malformed: Error, CustomStringConvertible {
    /// What is missing, with the file.
    package let description: String
  }

  /// The name, which is the type's and the file's.
  package let name: String
  /// The code, for example `MG6201`.
  package let code: String
  /// `error`, `warning` or `note`.
  package let severity: String
  /// The folder below `Checks`.
  package let group: String
  /// Whether it runs without being selected.
  package let isOnByDefault: Bool
  /// The doc comment, in Markdown, without its slashes.
  package let page: String

  /// Reads the source of a check.
  ///
  /// - Throws: `Malformed` where the kind or the doc comment cannot be found.
  package init(_ text: String, name: String, group: String) throws(Malformed) {
    self.name = name
    self.group = group
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    func fail(_ reason: String) -> Malformed { Malformed(description: "\(name).swift: \(reason)") }
    guard let declaration = lines.firstIndex(where: { $0.contains("struct \(name): ") }) else {
      throw fail("there is no struct \(name)")
    }
    var first = declaration
    while first > 0, lines[first - 1].hasPrefix("///") { first -= 1 }
    page = lines[first..<declaration].map { $0.dropFirst($0.hasPrefix("/// ") ? 4 : 3) }
      .joined(separator: "\n")
    guard !page.isEmpty else { throw fail("the doc comment, which is the page, is missing") }
    let words = lines.drop { !$0.contains("DiagnosticKind(") }.prefix(4).joined()
    let parts = words.split(separator: "\"", omittingEmptySubsequences: false)
    guard parts.count > 4, parts[3].elementsEqual(name) else {
      throw fail("its kind must be DiagnosticKind(\"<code>\", \"\(name)\", .<severity>)")
    }
    code = String(parts[1])
    severity = String(parts[4].drop { $0 != "." }.dropFirst().prefix { $0.isLetter })
    isOnByDefault = !lines.contains { $0.contains("let isOnByDefault = false") }
  }

  /// The first sentence, which says what is wrong.
  package var summary: String {
    let paragraph = page.split(separator: "\n", omittingEmptySubsequences: false)
      .prefix { !$0.isEmpty }
    return paragraph.joined(separator: " ")
  }
}
