import MargayDiagnostics
import MargayFrontend

/// The checks of a run, apart by what they look at.
package struct RunningChecks {
  private let ofRules: [any RuleCheck]
  private let ofFiles: [any FileCheck]
  /// The checks of rule sets.
  let ofSets: [any RuleSetCheck]
  private let ruleKinds: [DiagnosticKind]
  private let fileKinds: [DiagnosticKind]

  /// Divides some checks.
  init(_ checks: [any Check]) {
    var division = Division()
    for check in checks { check.add(to: &division) }
    ofRules = division.ofRules
    ofFiles = division.ofFiles
    ofSets = division.ofSets
    ruleKinds = ofRules.map(\.kind)
    fileKinds = ofFiles.map(\.kind)
  }

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

  /// Checks on their way to their kind.
  ///
  /// Each says itself what it is: to ask for the kind of a type that is known at run time only takes longer than to lint
  /// a hundred rules.
  package struct Division {
    fileprivate var ofRules: [any RuleCheck] = []
    fileprivate var ofFiles: [any FileCheck] = []
    fileprivate var ofSets: [any RuleSetCheck] = []

    /// Adds a check of rules.
    mutating func add(_ check: any RuleCheck) { ofRules.append(check) }

    /// Adds a check of files.
    mutating func add(_ check: any FileCheck) { ofFiles.append(check) }

    /// Adds a check of rule sets.
    mutating func add(_ check: any RuleSetCheck) { ofSets.append(check) }
  }
}
