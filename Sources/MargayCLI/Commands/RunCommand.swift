import ArgumentParser
import MargayAlerts
import MargayDiagnostics
import MargayEvents
import MargayKit

/// `margay run`: events in, alerts out.
struct RunCommand: ParsableCommand {
  /// The form of the alerts.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    /// Lines for people.
    case table
    /// One JSON object a line (Documentation/Formats.md).
    case ndjson
  }

  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Run rules over logs and print the alerts.",
    discussion: """
      Inputs are NDJSON, a JSON array, or an object such as {"Records": [...]}; gzip and zstd are read as they \
      are; '-' is standard input. Regular files are one batch: the same events give the same alerts, whatever \
      their order. Standard input is live: an alert is printed when it is created ("final": false) and again when \
      its window closes.

      The log type of an event is --log-type, else its field p_log_type, else that of its shape where this is \
      unmistakable. Scheduled rules take the rows of a query and do not run over logs.

      Exit codes: 0 with or without alerts and bad lines, 1 when a rule did not compile (the others run), 2 wrong \
      usage or an unreadable file.
      """)

  @OptionGroup var paths: RulePathOptions

  @Option(
    name: .long,
    help: ArgumentHelp("The log type of every event, whatever it says.", valueName: "type"),
    completion: Completions.logTypes)
  var logType: String?

  @Option(
    name: .long,
    help: ArgumentHelp("A key path to the event time, before all other sources.", valueName: "path")
  )
  var timeField: String?

  @Flag(name: .long, help: "Give every event to every enabled rule, whatever its log type.")
  var allRules = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "How late events of standard input may come: 90s, 10m, 2h.", valueName: "span"))
  var lateness = TimeSpan.tenMinutes

  @Option(
    name: .long,
    help: "The form of the alerts: table (the default on a terminal) or ndjson.")
  var format: Format?

  @Option(
    name: .long,
    help: ArgumentHelp("Write what was read and found into this file, as JSON.", valueName: "file"))
  var summary: String?

  @Argument(
    help: ArgumentHelp("Log files; - is standard input.", valueName: "file"), completion: .file())
  var files: [String]

  @OptionGroup var reading: RuleReadingOptions
  @OptionGroup var isolation: IsolationOptions
  @OptionGroup var filters: RuleFilterOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let settings = try evaluationSettings()
    let loaded = try RuleLoading.load(paths.rules, options: reading)
    let selected = try filters.selection().apply(to: loaded.everything)
    let shown = selected.diagnostics.filter { $0.severity == .error || output.verbose }
    if !shown.isEmpty {
      Console.error(TextDiagnosticRenderer(color: output.colorsErrors).render(shown))
    }
    let isNothingFound = !paths.rules.isEmpty && loaded.ofPaths.detections.isEmpty
    if isNothingFound || selected.detections.isEmpty, !selected.hasErrors {
      throw CommandFailure(
        "no rule that Margay runs was found"
          + (paths.rules.isEmpty
            ? "" : " in " + paths.rules.map { TerminalText.escape($0) }.joined(separator: ", "))
          + (filters.filter.isEmpty ? "" : " and selected by --filter"))
    }
    if !output.quiet {
      for line in RunNotice.lines(selected) { Console.error(line) }
    }
    let isLive = files.contains { RunInput.isLive($0) }
    let format = format ?? (Console.outputIsTerminal ? .table : .ndjson)
    let printer = AlertPrinter(format: format, isLive: isLive, isColored: output.colorsOutput)
    let workers =
      isolation.noIsolate
      ? nil
      : try RuleWorkers(
        selected, paths: paths.rules, reading: reading, limits: isolation.limits)
    let session = RunSession(
      rules: selected, settings: settings, lateness: isLive ? lateness.nanoseconds : nil,
      showsProgress: Console.errorIsTerminal && !output.quiet, printer: printer,
      failurePrinter: RuleFailurePrinter(format: format, rules: selected, files: files),
      workers: workers)
    let unreadable = try session.run(files)
    for line in workers?.printedLines ?? [] { Console.error(line) }
    for line in unreadable { Console.error("margay: \(line)") }
    if let summary {
      try ResultFile.write(session.summary.json(), to: summary)
    }
    let text = output.quiet ? session.summary.badLineText() : session.summary.text()
    if !text.isEmpty { Console.error(text) }
    if !unreadable.isEmpty { throw ExitCode(2) }
    if selected.hasErrors { throw ExitCode(1) }
  }

  private func evaluationSettings() throws -> EvaluationSettings {
    var settings = EvaluationSettings()
    settings.logType = logType
    settings.runsAllRules = allRules
    if let timeField {
      switch KeyPathParser.parse(timeField, names: .folded) {
      case .success(let path) where path.base == .event: settings.timeField = path
      case .success: throw CommandFailure("--time-field: '@' stands only inside Expressions")
      case .failure(let error):
        throw CommandFailure(
          "--time-field: '\(TerminalText.escape(timeField))' is not a key path: "
            + error.reason.rawValue
            + (error.quoted.map { "; write '\(TerminalText.escape($0))'" } ?? ""))
      }
    }
    return settings
  }
}

extension TimeSpan {
  /// The lateness that the language reference gives as default (section 10).
  static let tenMinutes = TimeSpan(nanoseconds: 600_000_000_000, description: "10m")
}
