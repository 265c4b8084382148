import ArgumentParser
import MargayDiagnostics
import MargayKit

/// `margay validate`: checks rule files against the language, without running anything.
struct ValidateCommand: ParsableCommand {
  /// The form of the result.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    /// For people.
    case text
    /// One JSON document (Documentation/Formats.md).
    case json
  }

  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Check rule files and say what is wrong with them and where.",
    discussion: """
      Folders are walked for *.yml and *.yaml files; hidden and git-ignored ones are skipped. Python rules have \
      their metadata checked and are reported as not run, like policies and the other kinds of files.

      Exit codes: 0 no errors (warnings and notes do not count), 1 errors, 2 wrong usage or an unreadable file.
      """)

  @Argument(help: ArgumentHelp("Rule files and folders.", valueName: "path"))
  var paths: [String]

  @Option(name: .long, help: "The form of the result: text or json.")
  var format: Format = .text

  @OptionGroup var reading: RuleReadingOptions
  @OptionGroup var filters: RuleFilterOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let rules = try filters.selection().apply(
      to: try RuleLoading.load(paths, options: reading).ofPaths)
    let report = ValidationReport(rules, isFiltered: !filters.filter.isEmpty)
    switch format {
    case .text:
      Console.write(
        report.text(
          colored: output.colorsOutput, isQuiet: output.quiet, isVerbose: output.verbose))
    case .json: Console.write(report.json(escaping: output.jsonEscaping))
    }
    if rules.hasErrors { throw ExitCode(1) }
  }
}
