import MargayDiagnostics
import MargayLint
import MargaySwiftEmitter

/// What `margay lint --list` and `--explain` print.
enum CodeListing {
  /// A table of codes, each with its name and severity, and the first sentence of its page or a message that it gives.
  static func table(_ kinds: [DiagnosticKind]) -> String {
    var table = TextTable(
      ["CODE", "NAME", "SEVERITY", "DEFAULT", "WHAT IS WRONG"].map { ($0, .left) })
    for kind in kinds {
      let example = CodePage.exampleMessage(of: kind).map { "for example: \($0)" }
      table.append([
        kind.code, kind.name, kind.severity.rawValue, KnownCodes.isOnByDefault(kind) ? "on" : "off",
        kind.isOfLint ? CodePage.summary(of: kind) : example ?? "",
      ])
    }
    return table.text
  }

  /// The page of a code or name.
  ///
  /// - Throws: `CommandFailure` for one that there is not.
  static func page(_ word: String) throws -> String {
    // The codes of `margay convert` are no rule file's, so that no selection knows them.
    let conversion = EmitterDiagnostics.all.first { $0.isCalled(word) }
    guard let kind = KnownCodes.kind(word) ?? conversion else {
      let advice =
        KnownCodes.suggestion(for: word).map { "did you mean '\($0)'?" }
        ?? "margay lint --list shows all"
      throw CommandFailure("there is no code '\(TerminalText.escape(word))'; \(advice)")
    }
    return CodePage.text(of: kind)
  }
}
