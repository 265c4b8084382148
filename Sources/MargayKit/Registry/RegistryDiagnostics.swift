package import MargayDiagnostics

/// Every kind of diagnostic about rules and changes that are written in Swift, or that only a registry can find.
///
/// Codes from MG5050 on; those before it are the front end's.
package enum RegistryDiagnostics {
  package static let invalidRuleValue = DiagnosticKind("MG5050", "InvalidRuleValue", .error)
  package static let ruleNotConfigured = DiagnosticKind("MG5051", "RuleNotConfigured", .error)
  package static let unknownRule = DiagnosticKind("MG5052", "UnknownRuleInOverride", .error)
  package static let emptySelection = DiagnosticKind("MG5053", "EmptySelection", .warning)

  /// Every kind above, in the order of the codes.
  package static let all: [DiagnosticKind] = [
    invalidRuleValue, ruleNotConfigured, unknownRule, emptySelection,
  ]
}
