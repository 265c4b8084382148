/// A rule as it is exchanged: its program and what is said about it (Documentation/IR.md).
package struct ProgramDocument: Hashable, Sendable {
  /// The version of the form that this type writes, and the only one it reads.
  package static let formatVersion = 1

  /// What is said about the rule; nil when the document is only about logic.
  package var metadata: RuleMetadata?
  /// The logic and the alert fields.
  package var program: RuleProgram

  /// Makes a document.
  package init(metadata: RuleMetadata?, program: RuleProgram) {
    self.metadata = metadata
    self.program = program
  }
}
