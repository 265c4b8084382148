import ArgumentParser
import MargayDiagnostics
import MargayEvents

/// `margay log-types`: what Margay knows of the log sources.
struct LogTypesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log-types",
    abstract: "Show what is known of a log type.",
    subcommands: [LogTypesShow.self])
}

/// `margay log-types show T`: one log type, with its times, its shape, its indicators and its fields.
struct LogTypesShow: ParsableCommand {
  /// The form of the result.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    /// For people.
    case text
    /// One JSON document (Documentation/Formats.md).
    case json
  }

  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show the times, the shape, the indicators and the fields of a log type.",
    discussion: """
      margay list log-types lists the names.

      Exit codes: 0 done, 2 wrong usage or a log type that Margay does not know.
      """)

  @Argument(
    help: ArgumentHelp("The name of a log type, such as AWS.CloudTrail.", valueName: "type"),
    completion: Completions.logTypes)
  var name: String

  @Option(name: .long, help: "The form of the result: text or json.")
  var format: Format = .text

  @OptionGroup var output: OutputOptions

  func run() throws {
    guard let type = LogTypes.named(name) else {
      let advice =
        NearestName.suggestion(for: name, among: LogTypes.all.map(\.name))
        .map { "did you mean '\($0)'?" } ?? "margay list log-types lists those that are known"
      throw CommandFailure("'\(TerminalText.escape(name))' is no known log type; \(advice)")
    }
    switch format {
    case .text: Console.write(LogTypeText(type, isColored: output.colorsOutput).render())
    case .json: Console.write(LogTypeJSON.render(type, escaping: output.jsonEscaping))
    }
  }
}
