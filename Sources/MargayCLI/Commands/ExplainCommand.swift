import ArgumentParser
import MargayDiagnostics
import MargayIR
import MargayKit

/// `margay explain`: what a rule means, and why it does what it does with an event.
struct ExplainCommand: ParsableCommand {
  /// The form of the result.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    /// For people.
    case text
    /// The interchange form of the rule (Documentation/IR.md).
    case json
  }

  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Show what a rule means, and why it matches an event or does not.",
    discussion: """
      Without an event: the rule's expressions after aliases and shapes were resolved, each with its line. With \
      --event or --test: the value that each expression found, whether it holds and why, and the alert that the \
      match would give.

      Exit codes: 0 done, whether the rule matches or not; 1 the rule has errors; 2 wrong usage, an unreadable \
      file, or a file that is no Simple Detection.
      """)

  @Argument(
    help: ArgumentHelp("The file of one rule.", valueName: "rule-file"),
    completion: Completions.rulePaths)
  var path: String

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Explain on the first event of a JSON or NDJSON file; - is standard input.",
      valueName: "file"))
  var event: String?

  @Option(
    name: .long,
    help: ArgumentHelp("Explain on the event of one of the rule's tests.", valueName: "name"))
  var test: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "A file or folder that holds the rule's base; may be repeated.", valueName: "path"))
  var rules: [String] = []

  @Option(name: .long, help: "The form of the result: text or json.")
  var format: Format = .text

  @OptionGroup var reading: RuleReadingOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if event != nil, test != nil {
      throw ValidationError("Give --event or --test, not both.")
    }
  }

  func run() throws {
    let loading = ExplainedRuleLoading(path: path, rules: rules, options: reading, output: output)
    let detection = try loading.detection()
    var explained: ExplainedEvent?
    if let event {
      explained = try ExplainedEvent(file: event, detection)
    } else if let test {
      explained = try ExplainedEvent(testName: test, detection)
    }
    let explanation = explained.map { EventExplanation($0, detection) }
    switch format {
    case .text:
      let text = ExplanationText(detection, explanation, isColored: output.colorsOutput)
      Console.write(text.render())
    case .json:
      Console.write(ExplanationJSON(detection, explanation).bytes(output.jsonEscaping))
    }
  }
}
