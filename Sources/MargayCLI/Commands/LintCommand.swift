import ArgumentParser
import MargayDiagnostics
import MargayFrontend
import MargayKit
import MargayLint

/// `margay lint`: reviews rules, with fix-its, suppressions, baselines and reports for CI.
struct LintCommand: ParsableCommand {
  /// The least severity that makes the exit code 1.
  enum FailLevel: String, ExpressibleByArgument, CaseIterable {
    /// Errors only.
    case error
    /// Errors and warnings.
    case warning
    /// Everything.
    case note

    /// The severity.
    var severity: DiagnosticSeverity { DiagnosticSeverity(rawValue: rawValue) ?? .warning }
  }

  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Review rules: what is wrong with them, what is likely wrong, and how to mend it.",
    discussion: """
      Beside the errors of the language, checks find what is likely not meant: rules that cannot match, fields that a \
      log type does not have, tests that prove nothing. margay lint --list shows all checks, --explain CODE one of \
      them. A comment '# margay: ignore[CODE] reason' takes a finding back; .margay.yml says what holds for a folder.

      Exit codes: 0 nothing at or above --fail-level, with --diff nothing to mend; 1 findings; 2 wrong usage or a file that cannot be read or \
      written.
      """)

  @Argument(
    help: ArgumentHelp("Rule files and folders.", valueName: "path"),
    completion: Completions.rulePaths)
  var paths: [String] = []

  @Flag(name: .long, help: "Apply safe fix-its to the files.")
  var fix = false

  @Flag(name: .long, help: "With --fix or --diff, apply fix-its that may change what a rule means.")
  var unsafeFixes = false

  @Flag(name: .long, help: "Show what --fix would change, and change nothing.")
  var diff = false

  @OptionGroup var shown: LintSelectionOptions

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The form of the result: \(ReportOutput.Form.names). FORMAT=FILE writes a file; repeat it for several.",
      valueName: "format"))
  var format: [ReportOutput] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The least severity that makes the exit code 1: error, warning or note.", valueName: "level"))
  var failLevel: FailLevel = .warning

  @Flag(name: .long, help: "Exit with 0 whatever is found.")
  var exitZero = false

  @Option(
    name: .long,
    help: ArgumentHelp("Show only findings that this file does not accept.", valueName: "file"),
    completion: .file())
  var baseline: String?

  @Flag(name: .long, help: "Write all findings into the file of --baseline.")
  var writeBaseline = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Show only findings in files that differ from a git revision.", valueName: "revision"))
  var changedSince: String?

  @Flag(name: .long, help: "Show how often each code was found, in place of the findings.")
  var statistics = false

  @Flag(name: .long, help: "Lint again whenever a file changes.")
  var watch = false

  @Option(
    name: .long, help: ArgumentHelp("Print what a code is about, and end.", valueName: "code"),
    completion: Completions.codes)
  var explain: String?

  @Flag(name: .long, help: "List the codes (all, or those of --select and --ignore), and end.")
  var list = false

  @Flag(
    name: .long,
    help: "Show the settings that hold for the files (without a path, for this folder), and end.")
  var showSettings = false

  @OptionGroup var caching: LintCacheOptions
  @OptionGroup var rulePaths: RulePathOptions
  @OptionGroup var filters: RuleFilterOptions
  @OptionGroup var reading: RuleReadingOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard explain != nil || list || showSettings || !paths.isEmpty else {
      throw ValidationError("Give the files and folders to lint.")
    }
    guard !unsafeFixes || fix || diff else {
      throw ValidationError("--unsafe-fixes goes with --fix or --diff.")
    }
    guard !(fix && diff) else { throw ValidationError("--fix and --diff exclude each other.") }
    guard !writeBaseline || baseline != nil else {
      throw ValidationError("--write-baseline goes with --baseline FILE.")
    }
    guard !writeBaseline || changedSince == nil && filters.filter.isEmpty else {
      throw ValidationError("--write-baseline takes all findings of the paths.")
    }
    guard !(watch && (diff || writeBaseline)) else {
      throw ValidationError("--watch goes with neither --diff nor --write-baseline.")
    }
    try ReportOutput.validate(format)
  }

  func run() throws {
    if let explain { return Console.write(try CodeListing.page(explain)) }
    if list { return Console.write(CodeListing.table(try shown.kinds())) }
    if showSettings {
      return Console.write(SettingsListing.text(try LintSession(try plan()).sources))
    }
    guard watch else {
      let outcome = try lint()
      KeptValues.keep(outcome)
      if !exitZero, fails(outcome) { throw ExitCode(1) }
      return
    }
    var changes = FileWatch(
      paths + rulePaths.rules, named: [shown.config, baseline].compactMap(\.self))
    while true {
      // What cannot be read now may be mended in the next moment.
      do { _ = try lint() } catch let failure as CommandFailure {
        for line in failure.lines { Console.error(line) }
      }
      Console.error("waiting for changes; end with control-C")
      changes.wait()
    }
  }

  private func fails(_ outcome: LintOutcome) -> Bool {
    diff ? !outcome.changes.isEmpty : outcome.found.has(atLeast: failLevel.severity)
  }

  private func plan() throws -> LintSession.Plan {
    let registry = RuleLoading.programRegistry(reading)
    registry.register(
      paths: rulePaths.rules, except: paths, ignoresExtraKeys: reading.ignoreExtraKeys)
    var plan = LintSession.Plan(
      paths: paths.isEmpty ? ["."] : paths, search: try shown.search(), beside: registry)
    plan.ignoresExtraKeys = reading.ignoreExtraKeys
    plan.selection = try filters.selection()
    plan.changed = try changedSince.map { try ChangedFiles(since: $0) }
    if let baseline, !writeBaseline {
      plan.baseline = (try BaselineFile.read(baseline), try BaselineFile.folder(of: baseline))
    }
    plan.fixes = fix || diff
    plan.fixesUnsafe = unsafeFixes
    plan.cache = cache
    return plan
  }

  /// Where results are kept; nil for a run that shows or reads more than the cache knows.
  private var cache: LintCacheFile? {
    guard !caching.noCache, !fix, !diff, !showSettings, filters.filter.isEmpty,
      rulePaths.rules.isEmpty
    else { return nil }
    return LintCacheFile(
      folder: caching.cacheDir,
      parts: [
        shown.select.joined(separator: ","), shown.ignore.joined(separator: ","),
        shown.config ?? "", shown.config == nil ? "" : "config", "\(reading.ignoreExtraKeys)",
        "\(reading.noShipped)",
      ] + paths)
  }

  private func lint() throws -> LintOutcome {
    let session = try LintSession(try plan())
    var outcome = try session.run()
    if fix {
      try write(outcome.changes)
      outcome.isWritten = true
    }
    if let baseline, writeBaseline {
      let content = session.baseline(
        of: outcome.found, folder: try BaselineFile.folder(of: baseline))
      try ResultFile.write(content.bytes, to: baseline)
      outcome = BaselineFile.accepted(outcome)
    }
    if diff {
      for change in outcome.changes {
        Console.write(
          UnifiedDiff(change.before, change.after, path: change.path).text(
            colored: output.colorsOutput))
      }
      if !output.quiet { Console.error(LintTextReport(outcome: outcome, isColored: false).summary) }
      return outcome
    }
    try write(outcome)
    return outcome
  }

  /// Writes the files that fix-its changed.
  ///
  /// - Throws: `CommandFailure` with each file that could not be written, after the others were.
  private func write(_ changes: [LintFixer.Change]) throws {
    var failures: [String] = []
    for change in changes {
      do throws(FileError) {
        try FileReplacement.write(change.after, to: change.path)
      } catch {
        failures.append("margay: " + TerminalText.escape(error.description))
      }
    }
    guard failures.isEmpty else { throw CommandFailure(lines: failures, code: 2) }
  }

  private func write(_ outcome: LintOutcome) throws {
    guard statistics else {
      return try ReportOutput.write(outcome, as: format, options: output)
    }
    let report = LintTextReport(outcome: outcome, isColored: false)
    Console.write(report.statistics)
    if !output.quiet { Console.write(report.summary) }
    for one in format where one.file != nil { try one.write(outcome, options: output) }
  }
}
