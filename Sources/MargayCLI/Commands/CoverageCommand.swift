import ArgumentParser
import MargayDiagnostics
import MargayKit
import MargayLint

/// `margay coverage`: rules by tactic and technique of MITRE ATT&CK, log type and severity.
struct CoverageCommand: ParsableCommand {
  /// The form of the result.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    /// For people.
    case table
    /// One JSON document (Documentation/Formats.md).
    case json
    /// RFC 4180, for spreadsheets.
    case csv
    /// A layer of the ATT&CK Navigator.
    case navigator
    /// Markdown, for pages and summaries of jobs.
    case markdown
  }

  static let configuration = CommandConfiguration(
    commandName: "coverage",
    abstract:
      "Show what rules cover: tactics and techniques of MITRE ATT&CK, log types, severities.",
    discussion: """
      Techniques are those that the report 'MITRE ATT&CK' of a rule names as TA0006:T1556.006, of ATT&CK \
      \(AttackMatrix.version) (Enterprise). A revoked technique counts as the one in its place; what is in no matrix \
      is not counted, and named on standard error. Disabled rules detect nothing and do not count.

      Exit codes: 0 done, 1 a rule file has errors (the other rules are counted), 2 wrong usage or an unreadable \
      file.
      """)

  @Argument(
    help: ArgumentHelp(
      "Rule files and folders; without any, all rules of the program are counted.",
      valueName: "path"), completion: Completions.rulePaths)
  var paths: [String] = []

  @OptionGroup var rulePaths: RulePathOptions

  @Option(
    name: .long, help: "The form of the result: table, json, csv, navigator or markdown.")
  var format: Format = .table

  @Option(
    name: .long,
    help: ArgumentHelp(
      """
      Show one table: by tactic, technique, log-type or severity. Without it a table and Markdown have all four, and \
      CSV has the techniques.
      """, valueName: "subject"))
  var by: CoverageTable.Subject?

  @Flag(name: .long, help: "Count disabled rules too.")
  var disabled = false

  @OptionGroup var reading: RuleReadingOptions
  @OptionGroup var filters: RuleFilterOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if by != nil, format == .json || format == .navigator {
      throw ValidationError("--by chooses a table; JSON and layers have everything.")
    }
  }

  func run() throws {
    let rules = try selectedRules()
    let coverage = RuleCoverage(rules.detections, countsDisabled: disabled)
    switch format {
    case .table: Console.write(text(coverage))
    case .markdown: Console.write(markdown(coverage))
    case .csv:
      let table = CoverageTable(by ?? .technique, of: coverage, separator: "; ")
      Console.write(table.csv(isForTerminal: Console.outputIsTerminal))
    case .json:
      Console.write(
        CoverageJSON(coverage: coverage, rules: rules).bytes(escaping: output.jsonEscaping))
    case .navigator:
      Console.write(NavigatorLayer(coverage: coverage).bytes(escaping: output.jsonEscaping))
    }
    if !output.quiet { for line in remarks(coverage) { Console.error(line) } }
    if rules.hasErrors { throw ExitCode(1) }
  }

  private func selectedRules() throws -> RuleSet {
    let selection = try filters.selection()
    let loaded = try RuleLoading.load(paths, beside: rulePaths.rules, options: reading)
    let rules = selection.apply(to: paths.isEmpty ? loaded.everything : loaded.ofPaths)
    let errors = rules.diagnostics.filter { $0.severity == .error }
    if !errors.isEmpty {
      Console.error(TextDiagnosticRenderer(color: output.colorsErrors).render(errors))
    }
    if !output.quiet {
      let unlisted = UnlistedRules(rules, isFiltered: !selection.filters.isEmpty)
      for line in unlisted.lines { Console.error(line) }
    }
    return rules
  }

  private var subjects: [CoverageTable.Subject] {
    by.map { [$0] } ?? CoverageTable.Subject.allCases
  }

  private func tables(_ coverage: RuleCoverage) -> [CoverageTable] {
    subjects.map { CoverageTable($0, of: coverage, separator: ", ") }.filter { !$0.rows.isEmpty }
  }

  private func text(_ coverage: RuleCoverage) -> String {
    tables(coverage).map(\.text).joined(separator: "\n")
  }

  private func markdown(_ coverage: RuleCoverage) -> String {
    tables(coverage).map { "### \($0.subject.heading)\n\n\($0.markdown)" }.joined(separator: "\n")
  }

  /// What the tables do not say.
  private func remarks(_ coverage: RuleCoverage) -> [String] {
    var lines = coverage.remarks.map {
      "\(TerminalText.escape($0.ruleID)): \(TerminalText.escape($0.item)): \($0.reason)"
    }
    if !coverage.withoutTechnique.isEmpty {
      lines.append("\(plural(coverage.withoutTechnique.count, "rule")) without a technique")
    }
    if coverage.disabledCount > 0 {
      lines.append("\(plural(coverage.disabledCount, "disabled rule")) not counted")
    }
    return lines
  }
}

extension CoverageTable.Subject: ExpressibleByArgument {}
