package import MargayDiagnostics

/// The kinds of diagnostics about what steers the linter: suppression comments (MG89) and `.margay.yml` (MG895).
package enum LintDiagnostics {
  package static let unusedSuppression = DiagnosticKind("MG8901", "UnusedSuppression", .warning)
  package static let suppressionWithoutReason = DiagnosticKind(
    "MG8902", "SuppressionWithoutReason", .warning)
  package static let malformedSuppression = DiagnosticKind(
    "MG8903", "MalformedSuppression", .warning)
  package static let unknownCodeInSuppression = DiagnosticKind(
    "MG8904", "UnknownCodeInSuppression", .warning)

  package static let unknownSetting = DiagnosticKind("MG8951", "UnknownSetting", .error)
  package static let wrongSetting = DiagnosticKind("MG8952", "WrongSetting", .error)
  package static let unknownCodeInSettings = DiagnosticKind(
    "MG8953", "UnknownCodeInSettings", .error)

  /// Every kind above, in the order of the codes.
  package static let all: [DiagnosticKind] = [
    unusedSuppression, suppressionWithoutReason, malformedSuppression, unknownCodeInSuppression,
    unknownSetting, wrongSetting, unknownCodeInSettings,
  ]
}
