import ArgumentParser
import MargayDiagnostics
import MargayFrontend
import MargayIR
import MargayKit

/// `margay get`: one rule, as it is written or with everything that it inherits.
struct GetCommand: ParsableCommand {
  /// The form of the result.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    /// For people; the source of a rule as it is.
    case text
    /// One JSON document (Documentation/Formats.md).
    case json
    /// The rule as canonical YAML.
    case yaml
  }

  /// What is shown of a rule.
  enum View: String, EnumerableFlag {
    /// The source of its file.
    case original
    /// Every value, with the place that set it.
    case effective

    /// The help of each flag.
    static func help(for value: View) -> ArgumentHelp? {
      switch value {
      case .original: "Show the source of the rule's file as it is."
      case .effective:
        "Show every value with the place that set it: the rule, one of its bases, or a default."
      }
    }
  }

  static let configuration = CommandConfiguration(
    commandName: "get",
    abstract: "Show a rule as it is written, or every value with the place that set it.",
    discussion: """
      The source is written byte for byte, on a terminal with control characters escaped. --effective lays a \
      derived rule over its bases. --format yaml writes what the file says, or with --effective one rule that stands \
      alone and does the same, in canonical form: keys, names of conditions, quotes and layout in one way, without \
      comments.

      Exit codes: 0 done, 1 the rule has errors, 2 wrong usage, an unreadable file, a RuleID that no file has, or a \
      rule that YAML cannot say.
      """)

  @Argument(
    help: ArgumentHelp("The RuleID.", valueName: "id"), completion: Completions.ruleIDs)
  var id: String

  @OptionGroup var paths: RulePathOptions

  @Flag(exclusivity: .exclusive)
  var view: View = .original

  @Option(name: .long, help: "The form of the result: text, json or yaml.")
  var format: Format = .text

  @OptionGroup var reading: RuleReadingOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let set = try RuleLoading.load(paths.rules, options: reading).everything
    guard let rule = WrittenRule(id, in: set) else { throw UnknownRule.failure(id, in: set) }
    switch view {
    case .original: try writeOriginal(rule)
    case .effective:
      if let reason = rule.notRunReason {
        throw CommandFailure(
          "'\(TerminalText.escape(id))' is not run by Margay (\(TerminalText.escape(reason))): "
            + "--effective takes a Simple Detection")
      }
      if let detection = rule.detection { try writeEffective(detection, in: set) }
    }
    report(rule, in: set)
    if rule.isInvalid { throw ExitCode(1) }
  }

  /// Writes what is wrong with the rule's file, or with another of its RuleID, to standard error, and why the rule
  /// is not run.
  private func report(_ rule: WrittenRule, in set: RuleSet) {
    let own = set.diagnostics.filter {
      $0.file === rule.file || $0.ruleID?.utf8.elementsEqual(id.utf8) == true
    }
    // A base with errors is the cause of a rule that has none of its own.
    let hasForeignCause = rule.isInvalid && !own.contains { $0.severity == .error }
    let shown = (hasForeignCause ? set.diagnostics : own).filter {
      $0.severity == .error || output.verbose || hasForeignCause && $0.file === rule.file
    }
    if !shown.isEmpty {
      Console.error(TextDiagnosticRenderer(color: output.colorsErrors).render(shown))
    }
    if let reason = rule.notRunReason, !output.quiet {
      Console.error("not run by Margay: \(TerminalText.escape(reason))")
    }
  }

  private func writeOriginal(_ rule: WrittenRule) throws {
    switch format {
    case .text:
      Console.write(Console.outputIsTerminal ? rule.terminalSource : rule.source)
    case .json:
      Console.write(RuleJSON.original(rule, escaping: output.jsonEscaping))
    case .yaml where rule.isInvalid: break
    case .yaml:
      let options = FrontendOptions(ignoresExtraKeys: reading.ignoreExtraKeys)
      Console.write(try CanonicalRule(originalOf: rule, options: options).text)
    }
  }

  private func writeEffective(_ detection: Detection, in set: RuleSet) throws {
    switch format {
    case .text:
      let values = EffectiveValues(detection, in: set)
      Console.write(EffectiveText(values, isColored: output.colorsOutput).render())
    case .json:
      let values = EffectiveValues(detection, in: set)
      Console.write(RuleJSON.effective(values, escaping: output.jsonEscaping))
    case .yaml: Console.write(try CanonicalRule(effective: detection).text)
    }
  }
}
