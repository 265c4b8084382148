import MargayDiagnostics
import MargayLint

/// What `margay lint --list` and `--explain` print.
enum CodeListing {
  /// Every code with its name, severity and first sentence.
  static var list: String {
    var table = TextTable(
      ["CODE", "NAME", "SEVERITY", "DEFAULT", "WHAT IS WRONG"].map { ($0, .left) })
    for kind in KnownCodes.all {
      table.append([
        kind.code, kind.name, kind.severity.rawValue, KnownCodes.isOnByDefault(kind) ? "on" : "off",
        kind.isOfLint ? CodePage.summary(of: kind) : "",
      ])
    }
    return table.text
  }

  /// The page of a code or name.
  ///
  /// - Throws: `CommandFailure` for one that there is not.
  static func page(_ word: String) throws -> String {
    guard let kind = KnownCodes.kind(word) else {
      let advice =
        KnownCodes.suggestion(for: word).map { "did you mean '\($0)'?" }
        ?? "margay lint --list shows all"
      throw CommandFailure("there is no code '\(TerminalText.escape(word))'; \(advice)")
    }
    return CodePage.text(of: kind)
  }
}
