package import MargayKit

/// All rules of a run, for checks that compare them.
package struct LintedRuleSet {
  /// The files that are linted, in the order of reading.
  package let files: [LintedFile]
  /// The rules of the files that are linted, in the order of reading.
  package let rules: [LintedRule]
  /// Everything that is registered, rules beside the linted ones too.
  package let everything: RuleSet
}
