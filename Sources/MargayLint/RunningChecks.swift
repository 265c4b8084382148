import MargayDiagnostics
import MargayFrontend

/// The checks of a run, apart by what they look at, in the form in which the loop over files calls them.
///
/// Each is an object: the elements of an array of `any RuleCheck` are copied, names and all, at each turn of a loop, which
/// cost as much as half of the checks together.
package struct RunningChecks {
  private var ofRules = List<LintedRule>()
  private var ofFiles = List<LintedFile>()
  /// The checks of rule sets.
  private(set) var ofSets: [any RuleSetCheck] = []

  /// Divides some checks.
  init(_ checks: [any Check]) {
    for check in checks { check.add(to: &self) }
  }

  /// Adds a check of rules.
  mutating func add(_ check: some RuleCheck) { ofRules.add(check.kind, RunningRuleCheck(check)) }

  /// Adds a check of files.
  mutating func add(_ check: some FileCheck) { ofFiles.add(check.kind, RunningFileCheck(check)) }

  /// Adds a check of rule sets.
  mutating func add(_ check: some RuleSetCheck) { ofSets.append(check) }

  /// Runs all checks of files on one, whose findings belong to a rule where there is one.
  func run(on file: LintedFile, _ findings: CheckFindings) {
    ofFiles.run(on: file, in: file, findings)
  }

  /// Runs all checks of rules on one.
  func run(on rule: LintedRule, _ findings: CheckFindings) {
    ofRules.run(on: rule, in: rule.source, findings)
  }

  private struct List<Subject> {
    private var checks: [RunningCheck<Subject>] = []
    private var kinds: [DiagnosticKind] = []

    mutating func add(_ kind: DiagnosticKind, _ check: RunningCheck<Subject>) {
      checks.append(check)
      kinds.append(kind)
    }

    func run(on subject: Subject, in file: LintedFile, _ findings: CheckFindings) {
      findings.begin(kinds, in: file.file, ruleID: file.reading.ruleID)
      for number in checks.indices {
        findings.running = number
        checks[number].check(subject, findings)
      }
    }
  }
}

/// A check of one kind of subject.
private class RunningCheck<Subject> {
  /// Looks at a subject.
  func check(_ subject: Subject, _ findings: CheckFindings) {}
}

private final class RunningRuleCheck<Wrapped: RuleCheck>: RunningCheck<LintedRule> {
  private let wrapped: Wrapped

  init(_ wrapped: Wrapped) { self.wrapped = wrapped }

  override func check(_ subject: LintedRule, _ findings: CheckFindings) {
    wrapped.check(subject, findings)
  }
}

private final class RunningFileCheck<Wrapped: FileCheck>: RunningCheck<LintedFile> {
  private let wrapped: Wrapped

  init(_ wrapped: Wrapped) { self.wrapped = wrapped }

  override func check(_ subject: LintedFile, _ findings: CheckFindings) {
    wrapped.check(subject, findings)
  }
}
