public import ArgumentParser
import MargayDiagnostics
import MargayFrontend
import MargayIsolation
public import MargayKit
import Synchronization

/// The command line of Margay; a package of one's own rules calls `Margay.run()` from its `main.swift`.
public struct Margay: ParsableCommand {
  /// The version of the tool.
  public static let toolVersion = "0.1.0"
  /// The version of the language reference that the tool follows (Documentation/Language, section 11).
  public static let languageVersion = "1.0"

  /// The names and the help of the command.
  public static let configuration = CommandConfiguration(
    commandName: "margay",
    abstract: "Check, test and run security detections written in YAML, offline.",
    discussion: """
      Exit codes: 0 done; 1 the work found something (an error in a rule, a failed test); 2 wrong usage, or a \
      file that cannot be read or written. Standard output carries only the result, everything else goes to \
      standard error.
      """,
    version: "margay \(toolVersion) (Simple Detections language \(languageVersion))",
    subcommands: [
      ValidateCommand.self, LintCommand.self, FmtCommand.self, TestCommand.self, RunCommand.self,
      ExplainCommand.self,
      ListCommand.self, CoverageCommand.self, GetCommand.self, LogTypesCommand.self,
      CompareCommand.self, MergeCommand.self, ConvertCommand.self, InitCommand.self,
      NewCommand.self, SchemaCommand.self, RuleWorkerCommand.self,
    ])

  /// Makes the command; ArgumentParser calls it.
  public init() {}

  /// Parses the arguments of the process, runs the command and ends the process.
  ///
  /// Wrong usage ends with 2, as Documentation/Decisions/ExitCodes.md has it, not with the parser's own 64.
  ///
  /// The rules of `registry` are there for every command, before those that `--rules` names. They run in worker
  /// processes, which are this program once more: whatever `main.swift` does before this call is done there too.
  public static func run(_ registry: Registry = Registry()) -> Never {
    WorkerLoop.prepare()
    RuleLoading.registered.withLock { $0 = registry }
    do {
      try refuseUnknownCommand(CommandLine.arguments.dropFirst().first)
      var command = try Margay.parseAsRoot()
      try command.run()
      Console.exit(0)
    } catch let failure as CommandFailure {
      for line in failure.lines { Console.error(line) }
      Console.exit(failure.code)
    } catch let code as ExitCode {
      Console.exit(code.rawValue)
    } catch {
      let message = Margay.fullMessage(for: error)
      switch Margay.exitCode(for: error) {
      case .success:
        Console.write(message.hasSuffix("\n") ? message : message + "\n")
        Console.exit(0)
      default:
        Console.error(escaped(message))
        Console.exit(2)
      }
    }
  }

  /// Ends with a suggestion when the first argument is neither a flag nor a command.
  ///
  /// The parser would take it for a superfluous argument, and name everything behind it too.
  private static func refuseUnknownCommand(_ argument: String?) throws {
    let names =
      configuration.subcommands.filter { $0.configuration.shouldDisplay }
      .compactMap { $0.configuration.commandName } + ["help", RuleWorkerCommand.name]
    guard let argument, !argument.utf8.starts(with: "-".utf8),
      !names.contains(where: { $0.utf8.elementsEqual(argument.utf8) })
    else { return }
    if let refusal = ServerCommands.refusal(of: argument) { throw CommandFailure(refusal) }
    let advice =
      NearestName.suggestion(for: argument, among: names.dropLast()).map { "did you mean '\($0)'?" }
      ?? "the commands are " + names.dropLast().joined(separator: ", ")
    throw CommandFailure("there is no command \(TerminalText.escape(quoted(argument))); \(advice)")
  }

  /// A message of several lines, of which the parser quotes arguments as they are.
  private static func escaped(_ message: String) -> String {
    message.split(separator: "\n", omittingEmptySubsequences: false)
      .map { TerminalText.escape(String($0)) }.joined(separator: "\n")
  }
}

/// The end of a command that could not do its work: lines for standard error and the exit code.
struct CommandFailure: Error {
  /// The lines, each a plain sentence.
  let lines: [String]
  /// 1 or 2 (Documentation/Decisions/ExitCodes.md).
  let code: Int32

  /// Makes a failure of several lines.
  init(lines: [String], code: Int32) {
    self.lines = lines
    self.code = code
  }

  /// Makes a failure of usage or of reading and writing.
  init(_ line: String) { self.init(lines: ["margay: \(line)"], code: 2) }
}
