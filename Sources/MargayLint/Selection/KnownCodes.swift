package import MargayDiagnostics
import MargayFrontend
import MargayKit
import MargayYAML

/// Every kind of diagnostic that a rule file can get, and which of them are on by default.
package enum KnownCodes {
  /// The kinds, in the order of their codes.
  package static let all: [DiagnosticKind] =
    (YAMLDiagnostics.all + FrontendDiagnostics.all + RegistryDiagnostics.all
    + CheckIndex.all.map(\.kind) + LintDiagnostics.all).sorted { $0.code < $1.code }

  /// The codes of checks that run only when they are selected.
  private static let offByDefault = Set(
    CheckIndex.all.filter { !$0.isOnByDefault }.map(\.kind.code))

  /// The kinds by the bytes of their codes and names.
  private static let named = Dictionary(
    all.flatMap { kind in [kind.code, kind.name].map { (Array($0.utf8), kind) } },
    uniquingKeysWith: { first, _ in first })

  /// The kind of a code or name; nil where there is none.
  package static func kind(_ word: String) -> DiagnosticKind? { named[Array(word.utf8)] }

  /// Whether findings of a kind are shown where nothing is selected.
  package static func isOnByDefault(_ kind: DiagnosticKind) -> Bool {
    !offByDefault.contains(kind.code)
  }

  /// The code or name that is nearest to a word.
  package static func suggestion(for word: String) -> String? {
    NearestName.suggestion(for: word, among: all.map(\.code) + all.map(\.name))
  }
}
