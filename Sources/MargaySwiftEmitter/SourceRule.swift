import MargayDiagnostics
package import MargayFrontend

/// A rule of a file as an emitter is given it: what is written in the file, and what stands beside it.
package struct SourceRule: Sendable {
  /// What the file says; a derived rule has its own values only.
  package let fields: DetectionFields
  /// What people want to find again in the output.
  package let notes: SourceNotes

  /// Makes a rule.
  package init(_ fields: DetectionFields, notes: SourceNotes) {
    self.fields = fields
    self.notes = notes
  }

  /// The rule that a file holds; nil for a file that holds none, or a broken one.
  ///
  /// `label` is the path that the output names.
  package init?(_ file: DetectionFile, label: String? = nil) {
    guard !file.hasErrors, case .detection(let fields?) = file.content else { return nil }
    self.init(
      fields, notes: SourceNotes(of: file.file, fields, label: label ?? file.file.path))
  }

  /// The RuleID.
  package var ruleID: String { fields.ruleID.value }
}
