import MargayDiagnostics
import MargayKit

/// Prints the events on which rules failed: `ruleError` lines of the result, or lines of standard error for people.
final class RuleFailurePrinter {
  /// How many failures of one rule are printed; all are counted.
  private static let mostPrinted = 100

  private let format: RunCommand.Format
  private let rules: RuleSet
  private let files: [String]
  private let escaping: JSONEscaping = Console.outputIsTerminal ? .terminal : .minimal
  /// How many events each rule failed on.
  private(set) var counts: [Int]

  /// Makes a printer for the inputs of a run.
  init(format: RunCommand.Format, rules: RuleSet, files: [String]) {
    self.format = format
    self.rules = rules
    self.files = files
    counts = Array(repeating: 0, count: rules.detections.count)
  }

  /// Prints a failure.
  func print(_ failure: RuleFailure) {
    counts[failure.rule] += 1
    guard counts[failure.rule] <= RuleFailurePrinter.mostPrinted else { return }
    let id = rules.detections[failure.rule].metadata.ruleID
    let position = failure.position
    let file = files.indices.contains(Int(position.input)) ? files[Int(position.input)] : ""
    switch format {
    case .ndjson:
      var writer = JSONWriter(escaping: escaping)
      writer.beginObject()
      writer.field("kind", "ruleError")
      writer.field("formatVersion", 1)
      writer.field("ruleId", id)
      writer.field("file", file)
      writer.field("line", position.line)
      writer.field("offset", position.offset)
      writer.field("message", failure.error.sentence)
      writer.endObject()
      writer.endLine()
      Console.write(writer.bytes)
    case .table:
      let place = TerminalText.escape(file) + ":\(position.line)"
      Console.error(
        "\(place): rule error of '\(TerminalText.escape(id))': \(TerminalText.escape(failure.error.sentence))"
      )
    }
  }
}
