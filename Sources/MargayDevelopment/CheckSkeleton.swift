/// The two files of a new check, to be filled in: both build, and the test fails until the check finds something.
package struct CheckSkeleton: Sendable {
  /// The name.
  package let name: String
  /// The folder below `Checks`.
  package let group: String
  /// The code.
  package let code: String

  /// Makes a skeleton.
  package init(name: String, group: String, code: String) {
    self.name = name
    self.group = group
    self.code = code
  }

  /// The source file.
  package var source: (path: String, text: String) {
    (
      "Sources/MargayLint/Checks/\(group)/\(name).swift",
      """
      import MargayDiagnostics

      /// Say in one sentence what is wrong.
      ///
      /// ## Why
      ///
      /// Say what it leads to.
      ///
      /// ## Bad
      ///
      /// ```yaml
      /// - KeyPath: eventName # \(code)
      ///   Condition: Equals
      ///   Value: ConsoleLogin
      /// ```
      ///
      /// ## Good
      ///
      /// ```yaml
      /// - KeyPath: eventName
      ///   Condition: Exists
      /// ```
      struct \(name): RuleCheck {
        let kind = DiagnosticKind("\(code)", "\(name)", .warning)

        func check(_ rule: LintedRule, _ findings: CheckFindings) {
        }
      }

      """
    )
  }

  /// The test.
  package var test: (path: String, text: String) {
    (
      "Tests/MargayLintTests/Checks/\(name).md",
      """
      # \(name)

      ## What is found

      ```yaml
      - KeyPath: eventName # \(code)
        Condition: Equals
        Value: ConsoleLogin
      ```

      ## What is not

      ```yaml
      - KeyPath: eventName
        Condition: Exists
      ```

      """
    )
  }
}
