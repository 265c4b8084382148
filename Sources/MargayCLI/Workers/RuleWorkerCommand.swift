import ArgumentParser
import MargayAlerts
import MargayIsolation
import MargayKit

/// The hidden command of a worker: loads the rules of the command that started it, and calls them.
struct RuleWorkerCommand: ParsableCommand {
  static let name = "rule-worker"

  static let configuration = CommandConfiguration(
    commandName: name, abstract: "Call Swift rules for another process of this program.",
    shouldDisplay: false)

  @Option(name: .long, help: "The digest of the rule set that is wanted.")
  var digest: String

  @OptionGroup var paths: RulePathOptions
  @OptionGroup var reading: RuleReadingOptions

  func run() throws {
    guard WorkerLoop.isWorker else {
      throw CommandFailure("\(RuleWorkerCommand.name) is started by margay itself")
    }
    let rules: RuleSet
    do {
      rules = try RuleLoading.load(paths.rules, options: reading).everything
    } catch let failure as CommandFailure {
      WorkerLoop.refuse(failure.lines.joined(separator: "; "))
    }
    guard RuleWorkerCommand.digest(of: rules).utf8.elementsEqual(digest.utf8) else {
      WorkerLoop.refuse("the rules were changed while the command was running")
    }
    var worker = RuleWorker(rules)
    WorkerLoop.run(&worker)
  }

  /// A digest of the RuleIDs and their order, by which a worker and its supervisor know the same rules.
  static func digest(of rules: RuleSet) -> String {
    let names = Array(rules.wholeSet.joined(separator: "\u{0}").utf8)
    let hexadecimal = Array("0123456789abcdef".utf8)
    let digest = names.withUnsafeBytes { EventDigest.sha256($0) }
    return String(
      decoding: digest.prefix(16).flatMap {
        [hexadecimal[Int($0 >> 4)], hexadecimal[Int($0 & 15)]]
      },
      as: UTF8.self)
  }
}
