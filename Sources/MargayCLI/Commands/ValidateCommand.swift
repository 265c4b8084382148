import ArgumentParser
import MargayDiagnostics
import MargayKit

/// `margay validate`: checks rule files against the language, without running anything.
struct ValidateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Check rule files and say what is wrong with them and where.",
    discussion: """
      Folders are walked for *.yml and *.yaml files; hidden and git-ignored ones are skipped. Python rules have \
      their metadata checked and are reported as not run, like policies and the other kinds of files.

      Exit codes: 0 no errors (warnings and notes do not count), 1 errors, 2 wrong usage or an unreadable file.
      """)

  @Argument(
    help: ArgumentHelp("Rule files and folders.", valueName: "path"),
    completion: Completions.rulePaths)
  var paths: [String]

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The form of the result: \(ReportOutput.Form.names). FORMAT=FILE writes a file; repeat it for several.",
      valueName: "format"))
  var format: [ReportOutput] = []

  @OptionGroup var reading: RuleReadingOptions
  @OptionGroup var filters: RuleFilterOptions
  @OptionGroup var output: OutputOptions

  func validate() throws { try ReportOutput.validate(format) }

  func run() throws {
    let rules = try filters.selection().apply(
      to: try RuleLoading.load(paths, options: reading).ofPaths)
    KeptValues.keep(rules)
    let report = ValidationResult(rules, isFiltered: !filters.filter.isEmpty)
    try ReportOutput.write(report, as: format, options: output)
    if rules.hasErrors { throw ExitCode(1) }
  }
}
