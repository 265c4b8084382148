package import MargayDiagnostics
import MargayFrontend

/// Collects what the checks find; each finding gets the kind of the check that runs.
package final class CheckFindings {
  /// What was found so far.
  package private(set) var diagnostics: [Diagnostic] = []
  /// The kinds of the checks that run.
  private var kinds: [DiagnosticKind] = []
  /// The place of the running check in `kinds`.
  var running = 0
  private var file: SourceFile?
  private var ruleID: String?

  /// Makes an empty collection.
  package init() {}

  /// Begins with a file, or with no file, on which checks of some kinds are going to run; findings belong to a rule where
  /// there is one.
  func begin(_ kinds: [DiagnosticKind], in file: SourceFile?, ruleID: String?) {
    self.kinds = kinds
    self.file = file
    self.ruleID = ruleID
    running = 0
  }

  /// Adds a finding in the file that is looked at: one plain sentence without a full stop.
  package func report(
    _ message: String, at range: SourceRange, fixes: [FixIt] = [], related: [RelatedPlace] = []
  ) {
    guard let file else { return }
    report(message, in: file, ruleID: ruleID, at: range, fixes: fixes, related: related)
  }

  /// Adds a finding in a rule, for checks that look at several.
  package func report(
    _ message: String, in rule: LintedRule, at range: SourceRange, fixes: [FixIt] = [],
    related: [RelatedPlace] = []
  ) {
    report(
      message, in: rule.file, ruleID: rule.fields.ruleID.value, at: range, fixes: fixes,
      related: related)
  }

  /// Adds a finding in any file, for checks that look at several.
  package func report(
    _ message: String, in file: SourceFile, ruleID: String?, at range: SourceRange,
    fixes: [FixIt] = [], related: [RelatedPlace] = []
  ) {
    guard kinds.indices.contains(running) else { return }
    diagnostics.append(
      Diagnostic(
        kinds[running], message, file: file, range: range, ruleID: ruleID, fixes: fixes,
        related: related))
  }
}
