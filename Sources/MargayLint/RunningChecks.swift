import MargayDiagnostics
import MargayFrontend

/// The checks of a run, apart by what they look at.
package struct RunningChecks {
  private var ofRules: [any RuleCheck] = []
  private var ofFiles: [any FileCheck] = []
  /// The checks of rule sets.
  private(set) var ofSets: [any RuleSetCheck] = []
  private var ruleKinds: [DiagnosticKind] = []
  private var fileKinds: [DiagnosticKind] = []

  /// Divides some checks.
  ///
  /// Each says itself what it is: to ask for the kind of a type that is known at run time only takes longer than to lint
  /// a hundred rules.
  init(_ checks: [any Check]) {
    for check in checks { check.add(to: &self) }
  }

  /// Adds a check of rules.
  mutating func add(_ check: any RuleCheck) {
    ofRules.append(check)
    ruleKinds.append(check.kind)
  }

  /// Adds a check of files.
  mutating func add(_ check: any FileCheck) {
    ofFiles.append(check)
    fileKinds.append(check.kind)
  }

  /// Adds a check of rule sets.
  mutating func add(_ check: any RuleSetCheck) { ofSets.append(check) }

  /// Runs all checks of files on one, whose findings belong to a rule where there is one.
  func run(on file: LintedFile, _ findings: CheckFindings) {
    findings.begin(fileKinds, in: file.file, ruleID: file.reading.ruleID)
    for number in ofFiles.indices {
      findings.running = number
      ofFiles[number].check(file, findings)
    }
  }

  /// Runs all checks of rules on one.
  func run(on rule: LintedRule, _ findings: CheckFindings) {
    findings.begin(ruleKinds, in: rule.file, ruleID: rule.source.reading.ruleID)
    for number in ofRules.indices {
      findings.running = number
      ofRules[number].check(rule, findings)
    }
  }

  /// Runs the checks of rule sets.
  func run(on set: LintedRuleSet, _ findings: CheckFindings) {
    findings.begin(ofSets.map(\.kind), in: nil, ruleID: nil)
    for number in ofSets.indices {
      findings.running = number
      ofSets[number].check(set, findings)
    }
  }
}
