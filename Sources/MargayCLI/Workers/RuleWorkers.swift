import MargayDiagnostics
import MargayIsolation
import MargayKit

/// The workers of a command: how they are started, and what is said of what they did.
final class RuleWorkers {
  /// The rules of the command, by their numbers in the whole rule set.
  private let names: [Int: String]
  /// The supervisor.
  let supervisor: WorkerSupervisor

  /// Makes workers for rules; nil when none of them has functions.
  ///
  /// `paths` and `reading` are what the rule set was loaded from: a worker loads it again.
  ///
  /// - Throws: `CommandFailure` when workers cannot be had.
  init?(
    _ rules: RuleSet, paths: [String], reading: RuleReadingOptions, limits: WorkerLimits
  ) throws {
    guard rules.detections.contains(where: \.hasFunctions) else { return nil }
    var arguments = [RuleWorkerCommand.name, "--digest", RuleWorkerCommand.digest(of: rules)]
    for path in paths { arguments.append("--rules=" + path) }
    if reading.ignoreExtraKeys { arguments.append("--ignore-extra-keys") }
    if reading.noShipped { arguments.append("--no-shipped") }
    names = Dictionary(
      rules.detections.map { ($0.number, $0.metadata.ruleID) },
      uniquingKeysWith: { first, _ in first })
    do throws(WorkerError) {
      supervisor = try WorkerSupervisor(launch: WorkerLaunch(arguments: arguments), limits: limits)
    } catch {
      throw CommandFailure(TerminalText.escape(error.description))
    }
  }

  /// The name of a rule, for messages.
  func name(of rule: Int) -> String { TerminalText.escape(names[rule] ?? "a rule") }

  /// What a call that killed its worker is reported as.
  static func error(_ failure: WorkerFailure) -> FunctionError {
    .noAnswer(failure.reason)
  }

  /// The rules that are not called any more, by name, in the order of their quarantine.
  private(set) var quarantine: [String] = []

  /// Says on standard error that a rule is not called any more, if this was the failure that was one too many.
  func reportQuarantine(_ failure: WorkerFailure) {
    guard failure.isQuarantined else { return }
    quarantine.append(name(of: failure.rule))
    Console.error(
      "margay: the rule '\(name(of: failure.rule))' is not called any more in this run: it \(failure.reason), and failed too often"
    )
  }

  /// How many lines of a rule are shown.
  private static let mostLines = 20
  /// How much of a line is shown, in bytes.
  private static let mostLineBytes = 1000

  /// What rules have printed, each line under the id of its rule, for standard error.
  var printedLines: [String] {
    supervisor.printed.texts.flatMap { text -> [String] in
      let opening =
        switch text.rule {
        case PrintedOutput.outside: "rules, while they were loaded, printed"
        case PrintedOutput.unnamed: "a Swift rule wrote to standard output"
        default: name(of: text.rule) + " printed"
        }
      let lines = text.bytes.split(separator: 0x0A)
      var shown = lines.prefix(RuleWorkers.mostLines).map { line in
        let start = TerminalText.escape(
          String(decoding: line.prefix(RuleWorkers.mostLineBytes), as: UTF8.self))
        return "\(opening): \(start)" + (line.count > RuleWorkers.mostLineBytes ? "..." : "")
      }
      let more = lines.count - shown.count + text.leftOutLines
      if more > 0 {
        shown.append("\(opening) \(plural(more, "line")) more")
      } else if text.leftOutBytes > 0 {
        shown.append("\(opening) \(plural(text.leftOutBytes, "byte")) more")
      }
      return shown
    }
  }
}
