import ArgumentParser
import MargayDiagnostics
import MargayEvents
import MargayFrontend

/// `margay new`: skeletons.
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Write the skeleton of something new.",
    subcommands: [NewRule.self])
}

/// `margay new rule`: a rule with tests to begin with.
struct NewRule: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rule",
    abstract: "Write the skeleton of a rule with a positive and a negative test.",
    discussion: """
      The skeleton passes its tests as it is written. Without --output it goes to standard output.

      Exit codes: 0 done, 2 wrong usage, or a file that is there already or cannot be written.
      """)

  @Option(
    name: .long, help: ArgumentHelp("The log type that the rule sees.", valueName: "type"),
    completion: Completions.logTypes)
  var logType: String

  @Option(name: .long, help: ArgumentHelp("The RuleID.", valueName: "id"))
  var id = "Custom.NewRule"

  @Flag(name: .long, help: "Write the rule in Swift, not in YAML.")
  var swift = false

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp(
      "A file, or a folder in which the file gets its name from the id.", valueName: "path"))
  var output: String?

  @OptionGroup var messages: OutputOptions

  func run() throws {
    if let problem = RuleName.problem(of: id) {
      throw CommandFailure("--id: a RuleID \(TerminalText.escape(problem.phrase))")
    }
    if LogTypes.named(logType) == nil, !messages.quiet {
      let meant = NearestName.suggestion(for: logType, among: LogTypes.all.map(\.name))
      Console.error(
        "'\(TerminalText.escape(logType))' is no log type that Margay knows"
          + (meant.map { "; did you mean '\($0)'?" } ?? ""))
    }
    let skeleton = RuleSkeleton(id: id, logType: logType)
    let text = swift ? skeleton.swift : skeleton.yaml
    guard let output else { return Console.write(text) }
    let path = NewRule.path(output, skeleton, isSwift: swift)
    try OutputFolders.make(above: path)
    do throws(FileError) {
      try FileReplacement.create(Array(text.utf8), at: path)
    } catch {
      throw CommandFailure(TerminalText.escape(error.description))
    }
    if !messages.quiet { Console.error("written: \(TerminalText.escape(path))") }
  }

  private static func path(_ output: String, _ skeleton: RuleSkeleton, isSwift: Bool) -> String {
    let endings = isSwift ? [".swift"] : [".yml", ".yaml"]
    if endings.contains(where: { output.utf8.reversed().starts(with: $0.utf8.reversed()) }) {
      return output
    }
    return output + "/" + (isSwift ? skeleton.typeName + ".swift" : skeleton.fileName)
  }
}
