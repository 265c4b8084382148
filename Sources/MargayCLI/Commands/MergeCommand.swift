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
      under different ids, subsumed rules (every event that one matches is matched by another), and rules that match \
      no event. The last three are proved: what is reported is right, and more may be there. A derived rule and its \
      base are not compared with each other, nor are rules with functions in Swift.

      With --output the files of the merged set, those with overrides and filters too, are written into an empty \
      folder, byte for byte; a conflict must then be decided with --prefer. Files that Margay does not run, such as \
      Python rules, are counted on standard error and are in no merged set.

      Exit codes: 0 done, 1 a conflict that --prefer does not decide or a rule with errors, 2 wrong usage or a \
      file that cannot be read or written.
      """)

  @Argument(
    help: ArgumentHelp("Folders and files, each a source.", valueName: "path"),
    completion: Completions.rulePaths)
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
  @OptionGroup var filters: RuleFilterOptions
  @OptionGroup var messages: OutputOptions

  func run() throws {
    let selection = try filters.selection()
    var sets: [RuleSet] = []
    for place in sources.indices {
      // The other sources come behind, so that a base that only they have is found.
      let others = sources.indices.filter { $0 != place }.map { sources[$0] }
      sets.append(
        selection.apply(to: try MergeCommand.rules(of: sources[place], beside: others, reading)))
    }
    let errors = sets.flatMap(\.diagnostics).filter { $0.severity == .error }
    if !errors.isEmpty {
      Console.error(TextDiagnosticRenderer(color: messages.colorsErrors).render(errors))
    }
    let merge = RuleMerge(sets, prefer: prefer ?? .first)
    let report = MergeReport(merge, sources: sources)
    switch format {
    case .text: Console.write(report.text(isQuiet: messages.quiet))
    case .json: Console.write(report.json(escaping: messages.jsonEscaping))
    }
    if !messages.quiet {
      for line in report.leftOutLines { Console.error(line) }
      let leftOutCount = sets.map(\.leftOutCount).reduce(0, +)
      if leftOutCount > 0 { Console.error("\(plural(leftOutCount, "rule")) left out by --filter") }
    }
    let isUndecided = !merge.conflicts.isEmpty && prefer == nil
    if let output { try write(merge, to: output, isUndecided: isUndecided) }
    if isUndecided || sets.contains(where: \.hasErrors) { throw ExitCode(1) }
  }

  private func write(_ merge: RuleMerge, to folder: String, isUndecided: Bool) throws {
    guard !isUndecided else {
      Console.error(
        "margay: nothing is written: decide the conflicts with --prefer first or --prefer last")
      return
    }
    let merged = MergedFolder(merge, sources: sources)
    try merged.write(to: folder)
    if !messages.quiet {
      Console.error("written: \(plural(merged.count, "file")) in \(TerminalText.escape(folder))")
    }
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
