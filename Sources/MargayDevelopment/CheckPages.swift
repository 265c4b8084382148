/// What is generated from the sources of the checks: the index in Swift and the pages of the documentation.
package struct CheckPages: Sendable {
  /// The checks, by code.
  package let checks: [CheckSource]

  /// Makes pages of checks.
  package init(_ checks: [CheckSource]) {
    self.checks = checks.sorted { $0.code < $1.code }
  }

  /// `Sources/MargayLint/Index/CheckIndex.swift`.
  package var index: String {
    var text = """
      // Written by MARGAY_RECORD=1 swift test --filter CheckPagesTests, or margay-dev generate.

      /// Every check with its page, by code.
      package enum CheckIndex {
        /// The checks.
        package static let all: [any Check] = [

      """
    for check in checks { text += "    \(check.name)(),\n" }
    text += """
        ]

        /// The pages, in the order of the checks: the doc comments, in Markdown.
        package static let pages: [StaticString] = [

      """
    for check in checks {
      let body = check.page.split(separator: "\n", omittingEmptySubsequences: false)
        .map { $0.isEmpty ? "" : "    " + $0 }.joined(separator: "\n")
      text += "    ##\"\"\"\n\(body)\n    \"\"\"##,\n"
    }
    return text + "  ]\n}\n"
  }

  /// The page of a check in the documentation.
  package func page(of check: CheckSource) -> String {
    let state = check.isOnByDefault ? "on by default" : "off by default; select it to run it"
    return """
      # \(check.code) \(check.name)

      \(check.page)

      ---

      A \(check.severity) of the group [\(check.group)](README.md), \(state). Leave it out for one place with
      `# margay: ignore[\(check.code)] reason`, or for all with `ignore` in `.margay.yml`.

      """
  }

  /// The list of all checks in the documentation.
  package var list: String {
    var text = """
      # Checks of `margay lint`

      Generated from the sources of the checks. `margay lint --explain CODE` prints a page, `margay lint --list` this table.

      """
    var groups: [String] = []
    for check in checks where !groups.contains(check.group) { groups.append(check.group) }
    for group in groups {
      text += "\n## \(group)\n\n| code | name | what is wrong | severity | by default |\n"
      text += "|---|---|---|---|---|\n"
      for check in checks where check.group.elementsEqual(group) {
        let summary = check.summary.split(separator: "|", omittingEmptySubsequences: false)
          .joined(separator: "\\|")
        text +=
          "| \(check.code) | [\(check.name)](\(check.name).md) | \(summary) | \(check.severity)"
          + " | \(check.isOnByDefault ? "on" : "off") |\n"
      }
    }
    return text
  }
}
