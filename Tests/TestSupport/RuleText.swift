/// Text of rule files, for tests that need some rule.
package enum RuleText {
  /// The keys of a rule `R` for the log type `L` that looks whether there is `a`, up to its tests.
  package static let head = """
    AnalysisType: rule
    RuleID: R
    Enabled: true
    Severity: Low
    LogTypes: [L]
    Detection: [{Key: a, Condition: Exists}]

    """
}
