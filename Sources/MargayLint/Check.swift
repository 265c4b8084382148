package import MargayDiagnostics

/// A check of rule files: one thing that is likely wrong, found in files that the front end accepts.
///
/// A check is one file `Checks/<Group>/<Name>.swift`. Its doc comment is its page: what is wrong in one sentence, then
/// `## Why`, `## Bad`, `## Good` and, where it has a fix-it, `## Fix`; the examples are executed by the tests.
package protocol Check: Sendable {
  /// The code, the name, which says what is wrong, and how bad it is.
  ///
  /// MG60 and MG61 logic, MG62 fields, MG70 metadata and alert fields, MG71 tests, MG80 text, MG81 rule sets.
  var kind: DiagnosticKind { get }
  /// Whether the check runs where no selection says otherwise; false for one that cannot be sure.
  var isOnByDefault: Bool { get }

  /// Adds the check to those of its kind.
  func add(to checks: inout RunningChecks)
}

extension Check {
  /// Checks run unless they say otherwise.
  package var isOnByDefault: Bool { true }
}

/// A check that looks at one rule at a time: a Simple Detection or a derived detection without errors.
package protocol RuleCheck: Check {
  /// Looks at a rule.
  func check(_ rule: LintedRule, _ findings: CheckFindings)
}

extension RuleCheck {
  /// Adds the check to those of rules.
  package func add(to checks: inout RunningChecks) { checks.add(self) }
}

/// A check that looks at the text of a file, whatever kind of rule file it is.
package protocol FileCheck: Check {
  /// Looks at a file.
  func check(_ file: LintedFile, _ findings: CheckFindings)
}

extension FileCheck {
  /// Adds the check to those of files.
  package func add(to checks: inout RunningChecks) { checks.add(self) }
}

/// A check that looks at all rules together.
package protocol RuleSetCheck: Check {
  /// Looks at the rules, and reports on those of `set.rules`.
  func check(_ set: LintedRuleSet, _ findings: CheckFindings)

  /// Texts such that this check compares two rules only if they have one in common, a rule and its bases aside; nil for a
  /// check that may compare any two.
  ///
  /// They decide which files are linted again when one has changed (Documentation/Decisions/LintCache.md).
  func links(of rule: LintedRule) -> [String]?
}

extension RuleSetCheck {
  /// Adds the check to those of rule sets.
  package func add(to checks: inout RunningChecks) { checks.add(self) }

  /// Nothing is known of what the check compares.
  package func links(of rule: LintedRule) -> [String]? { nil }
}
