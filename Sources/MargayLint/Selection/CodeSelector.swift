package import MargayDiagnostics
import MargayFrontend

/// One word of `select` or `ignore`: `all`, `default`, a code, the beginning of codes, or a name.
package struct CodeSelector: Hashable, Sendable, CustomStringConvertible {
  /// A word that selects nothing, with the nearest one that does.
  package struct Unknown: Error, CustomStringConvertible {
    /// The word.
    package let word: String
    /// What was probably meant.
    package let suggestion: String?
    /// A plain sentence.
    package var description: String {
      "there is no code \(quoted(word))"
        + (suggestion.map { "; did you mean '\($0)'?" } ?? "; margay lint --list shows all")
    }
  }

  private enum Form: Hashable {
    case all
    case standard
    case beginning(String)
    case name(String)
  }

  private let form: Form
  /// The word.
  package let description: String

  /// Everything that is on by default.
  package static let standard = CodeSelector(form: .standard, description: "default")

  private init(form: Form, description: String) {
    self.form = form
    self.description = description
  }

  /// Reads a word.
  ///
  /// - Throws: `Unknown` for one that selects no kind that there is.
  package init(_ word: String) throws(Unknown) {
    description = word
    if word.utf8.elementsEqual("all".utf8) {
      form = .all
    } else if word.utf8.elementsEqual("default".utf8) {
      form = .standard
    } else if word.utf8.count > 2, word.utf8.starts(with: "MG".utf8),
      KnownCodes.all.contains(where: { $0.code.utf8.starts(with: word.utf8) })
    {
      form = .beginning(word)
    } else if let kind = KnownCodes.kind(word) {
      form = .name(kind.name)
    } else {
      throw Unknown(word: word, suggestion: KnownCodes.suggestion(for: word))
    }
  }

  /// Whether a kind is selected.
  package func selects(_ kind: DiagnosticKind) -> Bool {
    switch form {
    case .all: true
    case .standard: KnownCodes.isOnByDefault(kind)
    case .beginning(let text): kind.code.utf8.starts(with: text.utf8)
    case .name(let name): kind.name.utf8.elementsEqual(name.utf8)
    }
  }
}
