import ArgumentParser
import MargayDiagnostics
import MargayFrontend
import MargayKit

/// `margay merge`: one rule set out of several sources.
struct MergeCommand: ParsableCommand {
  /// The form of the result.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    /// For people.
    case text
    /// One JSON document (Documentation/Formats.md).
    case json
  }

  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Put the rules of several folders together and say how they overlap.",
    discussion: """
      Reported are duplicates (one RuleID, the same rule), conflicts (one RuleID, different rules), equivalent rules \
      under different ids, and subsumed rules: every event that one matches is matched by another. The last two are \
      proved, so that what is reported is right and more may be there. With --output the files of the merged set are \
      written into a folder as they are; a conflict must be decided with --prefer first.

      Exit codes: 0 done, 1 a conflict that --prefer does not decide or a rule with errors, 2 wrong usage or a \
      file that cannot be read or written.
      """)

  @Argument(help: ArgumentHelp("Folders and files, each a source.", valueName: "path"))
  var sources: [String]

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("Write the files of the merged set into this folder.", valueName: "folder"))
  var output: String?

  @Option(name: .long, help: "Which source wins a conflict: first or last.")
  var prefer: RuleMerge.Preference?

  @Option(name: .long, help: "The form of the result: text or json.")
  var format: Format = .text

  @OptionGroup var reading: RuleReadingOptions
  @OptionGroup var out: OutputOptions

  func run() throws {
    var sets: [RuleSet] = []
    for place in sources.indices {
      // The other sources come behind, so that a base that only they have is found.
      let others = sources.indices.filter { $0 != place }.map { sources[$0] }
      sets.append(try MergeCommand.rules(of: sources[place], beside: others, reading))
    }
    let shown = sets.flatMap(\.diagnostics).filter { $0.severity == .error }
    if !shown.isEmpty {
      Console.error(TextDiagnosticRenderer(color: out.colorsErrors).render(shown))
    }
    let merge = RuleMerge(sets, prefer: prefer ?? .first)
    let report = MergeReport(merge, sources: sources)
    switch format {
    case .text: Console.write(report.text)
    case .json: Console.write(report.json(escaping: out.jsonEscaping))
    }
    let isUndecided = !merge.conflicts.isEmpty && prefer == nil
    if let output {
      if isUndecided {
        Console.error(
          "margay: nothing is written: decide the conflicts with --prefer first or --prefer last")
      } else {
        try MergedFolder(merge, sources: sources).write(to: output)
      }
    }
    if isUndecided || sets.contains(where: \.hasErrors) { throw ExitCode(1) }
  }

  private static func rules(
    of source: String, beside others: [String], _ options: RuleReadingOptions
  ) throws -> RuleSet {
    let registry = RuleLoading.programRegistry(options)
    let entries = registry.register(paths: [source], ignoresExtraKeys: options.ignoreExtraKeys)
    registry.register(paths: others, ignoresExtraKeys: options.ignoreExtraKeys)
    let errors = registry.unreadable
    guard errors.isEmpty else {
      throw CommandFailure(
        lines: errors.map { "margay: \(TerminalText.escape($0.description))" }, code: 2)
    }
    return registry.freeze().restricted(to: entries)
  }
}

extension RuleMerge.Preference: ExpressibleByArgument {}
