import ArgumentParser
import MargayDiagnostics
import MargayLint

/// The flags that say which findings are shown.
struct LintSelectionOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      """
      Show only these: codes, beginnings of codes, names, 'default' or 'all', with commas between them. It stands in \
      place of what .margay.yml selects and ignores. Errors of the language are always shown.
      """, valueName: "codes"), completion: Completions.codeLists)
  var select: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp("Do not show these, written as for --select.", valueName: "codes"),
    completion: Completions.codeLists)
  var ignore: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The configuration, in place of the nearest .margay.yml of each file.", valueName: "file"),
    completion: .file())
  var config: String?

  /// The search for configurations with these flags.
  ///
  /// - Throws: `CommandFailure` for a word that selects nothing.
  func search() throws -> ConfigurationSearch {
    let selected = try select.isEmpty ? nil : selectors(select, "--select")
    return ConfigurationSearch(
      .init(select: selected, ignore: try selectors(ignore, "--ignore")), file: config)
  }

  /// The kinds that `--select` names and `--ignore` does not; without `--select`, all.
  ///
  /// - Throws: `CommandFailure` for a word that selects nothing.
  func kinds() throws -> [DiagnosticKind] {
    let selected = try selectors(select, "--select")
    let ignored = try selectors(ignore, "--ignore")
    return KnownCodes.all.filter { kind in
      (select.isEmpty || selected.contains { $0.selects(kind) })
        && !ignored.contains { $0.selects(kind) }
    }
  }

  private func selectors(_ lists: [String], _ flag: String) throws -> [CodeSelector] {
    var result: [CodeSelector] = []
    for word in lists.joined(separator: ",").split(separator: ",") {
      do throws(CodeSelector.Unknown) {
        result.append(try CodeSelector(String(word)))
      } catch {
        throw CommandFailure("\(flag): \(TerminalText.escape(error.description))")
      }
    }
    return result
  }
}
