import ArgumentParser
import MargayDiagnostics
import MargayKit

/// `margay compare`: whether two rules are the same rule.
struct CompareCommand: ParsableCommand {
  /// The form of the result.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    /// For people.
    case text
    /// One JSON document (Documentation/Formats.md).
    case json
  }

  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Say whether two rules, of whatever style, are the same rule.",
    discussion: """
      First what can be proved: two rules without functions whose expressions say the same, however they are \
      written, are equivalent. Else both are given the events of --events, those of both rules' tests, and events \
      generated around the values that the rules compare with: neighbours, other kinds, other cases, missing fields, \
      text that looks alike. The first event on which they differ is shown, as small as it can be made.

      Different are rules that match different events, give them other alert fields, or have another severity, \
      threshold, dedup period, log types, CreateAlert or OutputIds. RuleID and DisplayName, what a title or dedup \
      string takes from them, Enabled and texts such as Description and Tags may differ; with -v they are shown.

      Exit codes: 0 equivalent, or no difference in the events that were tried (with --require-proof 1), 1 \
      different, 2 wrong usage, an unreadable file, or a RuleID that no rule has.
      """)

  @Argument(
    help: ArgumentHelp("The RuleID of one rule.", valueName: "id-a"),
    completion: Completions.ruleIDs)
  var left: String

  @Argument(
    help: ArgumentHelp("The RuleID of the other.", valueName: "id-b"),
    completion: Completions.ruleIDs)
  var right: String

  @OptionGroup var paths: RulePathOptions

  @Option(
    name: .long,
    help: ArgumentHelp(
      "A log whose events are tried first, - for standard input; repeat it for more.",
      valueName: "file")
  )
  var events: [String] = []

  @Option(
    name: .long, help: ArgumentHelp("How many events are generated.", valueName: "count"))
  var generated = 10_000

  @Flag(name: .long, help: "Fail when the rules are not proved to be equivalent.")
  var requireProof = false

  @Option(name: .long, help: "The form of the result: text or json.")
  var format: Format = .text

  @OptionGroup var reading: RuleReadingOptions
  @OptionGroup var isolation: IsolationOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard (0...10_000_000).contains(generated) else {
      throw ValidationError("--generated is from 0 to 10000000.")
    }
  }

  func run() throws {
    let rules = try RuleLoading.load(paths.rules, options: reading).everything
    report(errorsOf: rules)
    let places = [try place(of: left, in: rules), try place(of: right, in: rules)]
    let pair = places.map { rules.detections[$0] }
    let given = try ComparedEvents(events, for: pair)
    if !output.quiet { for line in given.notices { Console.error(line) } }
    var options = RuleComparison.Options()
    options.events = given.events
    options.generatedCount = generated
    let workers =
      isolation.noIsolate || !pair.contains(where: \.hasFunctions)
      ? nil
      : try RuleWorkers(
        rules, paths: paths.rules, reading: reading, limits: isolation.limits)
    let caller = workers.map { WorkerCaller($0, rules) }
    let result = RuleComparison.compare(
      places[0], places[1], of: rules, options: options, caller: caller)
    for line in workers?.printedLines ?? [] { Console.error(line) }
    try caller?.checkWorkers()
    if let rule = workers?.quarantine.first, result.verdict != .different {
      throw CommandFailure(
        "the comparison came to no end: '\(rule)' was not called for all events, and no difference was found before"
      )
    }
    let report = ComparisonReport(result, pair)
    switch format {
    case .text: Console.write(report.text(output))
    case .json: Console.write(report.json(escaping: output.jsonEscaping))
    }
    switch result.verdict {
    case .equivalent: return
    case .different: throw ExitCode(1)
    case .noDifference: if requireProof { throw ExitCode(1) }
    }
  }

  /// Shows the errors of the two rules and of what changes rules; of other rules only how many have some.
  private func report(errorsOf rules: RuleSet) {
    let others = rules.unusable.filter { rule in
      rule.reason == .invalid
        && ![left, right].contains { rule.ruleID?.utf8.elementsEqual($0.utf8) == true }
    }
    let hidden = Set(others.map { ObjectIdentifier($0.file) })
    let shown = rules.diagnostics.filter {
      $0.severity == .error && !hidden.contains(ObjectIdentifier($0.file))
    }
    if !shown.isEmpty {
      Console.error(TextDiagnosticRenderer(color: output.colorsErrors).render(shown))
    }
    if !others.isEmpty, !output.quiet {
      Console.error("\(plural(others.count, "other rule")) with errors")
    }
  }

  private func place(of id: String, in rules: RuleSet) throws -> Int {
    if let place = rules.detections.firstIndex(where: {
      $0.metadata.ruleID.utf8.elementsEqual(id.utf8)
    }) {
      return place
    }
    throw UnknownRule.failure(id, in: rules)
  }
}
