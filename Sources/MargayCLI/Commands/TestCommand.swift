import ArgumentParser
import MargayDiagnostics
import MargayKit
import MargayTesting

/// `margay test`: runs the Tests of rules and compares the alert fields that they expect.
struct TestCommand: ParsableCommand {
  /// The form of the result.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    /// For people.
    case text
    /// One JSON document (Documentation/Formats.md).
    case json
    /// JUnit XML, for CI servers.
    case junit
  }

  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Run the tests of rules and say which expressions made them fail.",
    discussion: """
      A test passes when inline filters and detection give its ExpectedResult, and when every alert field that \
      x-margay expects of it is as expected. Disabled rules are tested too. Python rules and the other kinds of \
      files are reported as not run, and never count as passed.

      Exit codes: 0 no failure, 1 a failed test, a rule with errors or fewer tests than --minimum-tests, 2 wrong \
      usage or a file that cannot be read or written.
      """)

  @Argument(
    help: ArgumentHelp(
      "Rule files and folders; without any, all rules of the program are tested.", valueName: "path"
    ), completion: Completions.rulePaths)
  var paths: [String] = []

  @OptionGroup var rulePaths: RulePathOptions

  @OptionGroup var filters: RuleFilterOptions

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Run only the tests with this name; * stands for any text.", valueName: "glob"))
  var testName: String?

  @Option(name: .long, help: "The form of the result: text, json or junit.")
  var format: Format = .text

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Fail rules with fewer tests; from 2 on each needs a positive and a negative one.",
      valueName: "count"))
  var minimumTests = 0

  @Flag(
    name: .long,
    help:
      "Write the alert fields of matches into the rule files, where x-margay expects others or none."
  )
  var update = false

  @OptionGroup var reading: RuleReadingOptions
  @OptionGroup var isolation: IsolationOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard minimumTests >= 0 else { throw ValidationError("--minimum-tests counts from 0.") }
  }

  func run() throws {
    let selection = try filters.selection()
    let options = TestRunner.Options(
      testName: testName.map { GlobPattern($0) }, minimumTests: minimumTests)
    var rules = selection.apply(to: try loadedRules())
    var report = try run(rules, options)
    KeptValues.keep((rules, report))
    if update {
      var updates = ExpectationFiles(rules, report, ignoresExtraKeys: reading.ignoreExtraKeys)
      try updates.write()
      if !output.quiet || !updates.refused.isEmpty { Console.error(updates.text) }
      if !updates.written.isEmpty {
        // What is reported is what the files now say, not what was meant to be written.
        rules = selection.apply(to: try loadedRules())
        report = try run(rules, options)
      }
    }
    if rules.leftOutCount > 0, !output.quiet {
      Console.error("\(plural(rules.leftOutCount, "rule")) left out by --filter")
    }
    write(report, emptiness: emptiness(of: rules, report))
    if report.hasFailures { throw ExitCode(1) }
  }

  private func loadedRules() throws -> RuleSet {
    let loaded = try RuleLoading.load(
      paths, beside: rulePaths.rules, options: reading, runsTests: true)
    guard paths.isEmpty else { return loaded.ofPaths }
    let rules = loaded.everything
    if rules.detections.isEmpty, rules.unusable.isEmpty, rules.fileCount == 0 {
      throw CommandFailure("there is no rule to test: give the files or folders")
    }
    return rules
  }

  private func run(_ rules: RuleSet, _ options: TestRunner.Options) throws -> TestReport {
    let workers =
      isolation.noIsolate
      ? nil
      : try RuleWorkers(
        rules, paths: paths + rulePaths.rules, reading: reading, limits: isolation.limits)
    let caller = workers.map { WorkerCaller($0, rules) }
    let report = TestRunner.run(rules, options: options, caller: caller)
    for line in workers?.printedLines ?? [] { Console.error(line) }
    try caller?.checkWorkers()
    return report
  }

  private func write(_ report: TestReport, emptiness: String?) {
    switch format {
    case .text:
      let renderer = TestTextReport(
        isColored: output.colorsOutput, isQuiet: output.quiet, isVerbose: output.verbose)
      Console.write(renderer.render(report, emptiness: emptiness))
      return
    case .json: Console.write(TestJSONReport.render(report, escaping: output.jsonEscaping))
    case .junit: Console.write(TestJUnitReport.render(report))
    }
    if let emptiness { Console.error("margay: " + emptiness) }
  }

  /// Why no test was run, as a sentence; nil when one was.
  private func emptiness(of rules: RuleSet, _ report: TestReport) -> String? {
    guard report.rules.allSatisfy(\.tests.isEmpty) else { return nil }
    let why: String
    if rules.fileCount == 0, rules.detections.isEmpty {
      why = "no *.yml or *.yaml file was found"
    } else if rules.detections.isEmpty, !filters.filter.isEmpty {
      why = "no rule that can be run is selected by --filter"
    } else if rules.detections.isEmpty {
      why = "there is no rule that can be run"
    } else if testName != nil {
      why = "no test has a name as --test-name wants it"
    } else {
      why = "no rule has tests"
    }
    return "nothing was tested: " + why
  }
}
