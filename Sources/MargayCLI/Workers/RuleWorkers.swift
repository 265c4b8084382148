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
    for path in paths { arguments += ["--rules", path] }
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
    FunctionError(function: "rule", message: failure.reason)
  }

  /// Says on standard error that a rule is not called any more.
  func reportQuarantine(_ failure: WorkerFailure) {
    guard failure.isQuarantined else { return }
    Console.error(
      "margay: the rule '\(name(of: failure.rule))' is not called any more in this run: it \(failure.reason), and failed too often"
    )
  }

  /// How many lines of one rule are shown.
  private static let mostLines = 20

  /// What rules have printed, each line under the id of its rule, for standard error.
  var printedLines: [String] {
    supervisor.printed.texts.flatMap { text -> [String] in
      let name =
        switch text.rule {
        case PrintedOutput.noRule: "the rules, while they were loaded,"
        case PrintedOutput.someRule: "a Swift rule"
        default: self.name(of: text.rule)
        }
      let lines = text.bytes.split(separator: 0x0A)
      var shown = lines.prefix(RuleWorkers.mostLines).map {
        "\(name) printed: " + TerminalText.escape(String(decoding: $0, as: UTF8.self))
      }
      let hidden =
        lines.dropFirst(RuleWorkers.mostLines).reduce(0) { $0 + $1.count + 1 } + text.leftOut
      if hidden > 0 { shown.append("\(name) printed \(hidden) bytes more") }
      return shown
    }
  }
}
