package import MargayDiagnostics

/// Every kind of diagnostic about rules that cannot be turned into another language.
///
/// Codes from MG5070 on; those before it are the front end's and the registry's.
package enum EmitterDiagnostics {
  package static let inexpressible = DiagnosticKind("MG5070", "InexpressibleRule", .error)
  package static let notConverted = DiagnosticKind("MG5071", "OverridesNotConverted", .error)

  /// Every kind above, in the order of the codes.
  package static let all: [DiagnosticKind] = [inexpressible, notConverted]

  /// What is said about a file of overrides: its changes are of rules that may be anywhere.
  package static func refusal(of overrides: SourceFile) -> Diagnostic {
    Diagnostic(
      notConverted,
      "the file changes rules; what it changes would be lost: write it in Swift, with registry.override and derive",
      file: overrides, range: overrides.lineRange(0))
  }
}
