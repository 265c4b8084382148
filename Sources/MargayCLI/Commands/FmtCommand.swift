import ArgumentParser
import MargayDiagnostics
import MargayFrontend
import MargayLint

/// `margay fmt`: writes rule files in canonical form.
struct FmtCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fmt",
    abstract:
      "Write rule files in one form: order of keys, names of conditions, quotes and layout.",
    discussion: """
      Comments stay with what they stand beside. What was written is read again before it replaces the file: it must be \
      the same rule with the same comments. Files with errors are left alone, and so is everything that is no rule in \
      YAML and no override file. Formatting twice changes nothing. The path - takes a rule from standard input and \
      writes it to standard output.

      Exit codes: 0 done, with --check or --diff nothing to change; 1 something to change, or a file with errors; 2 \
      wrong usage or a file that cannot be read or written.
      """)

  @Argument(
    help: ArgumentHelp("Rule files and folders, or - for standard input.", valueName: "path"),
    completion: Completions.rulePaths)
  var paths: [String]

  @Flag(name: .long, help: "Name the files that would change, and change nothing.")
  var check = false

  @Flag(name: .long, help: "Show what would change, and change nothing.")
  var diff = false

  @Flag(name: .long, help: "Accept top-level keys that the language does not have.")
  var ignoreExtraKeys = false

  @OptionGroup var output: OutputOptions

  /// What came of the files.
  private struct Counts {
    var changed = 0
    var unchanged = 0
    var left = 0
    var failed = 0
    var excluded = 0
  }

  func validate() throws {
    guard !paths.contains("-") || paths.count == 1 else {
      throw ValidationError("Standard input stands alone: give either - or files and folders.")
    }
  }

  func run() throws {
    if paths == ["-"] { return try formatInput() }
    let sources = LintSources(paths, search: ConfigurationSearch())
    guard sources.configurationDiagnostics.isEmpty else {
      report(sources.configurationDiagnostics)
      throw ExitCode(2)
    }
    guard sources.errors.isEmpty else {
      throw CommandFailure(
        lines: sources.errors.map { "margay: \(TerminalText.escape($0.description))" }, code: 2)
    }
    var counts = Counts()
    counts.excluded = sources.excludedCount
    for file in sources.files {
      let options = FrontendOptions(ignoresExtraKeys: ignoreExtraKeys, isNamed: file.isNamed)
      try take(RuleFormatter.format(file.source, options: options), of: file.source, &counts)
    }
    if !output.quiet { Console.error(summary(counts)) }
    if counts.failed > 0 || (check || diff) && counts.changed > 0 { throw ExitCode(1) }
  }

  private func take(
    _ result: RuleFormatter.Result, of file: SourceFile, _ counts: inout Counts
  ) throws {
    let name = TerminalText.escape(file.path)
    switch result {
    case .unchanged: counts.unchanged += 1
    case .changed(let bytes):
      counts.changed += 1
      if diff {
        Console.write(
          UnifiedDiff(file.bytes, bytes, path: file.path).text(colored: output.colorsOutput))
        return
      }
      if !check { try write(bytes, to: file.path) }
      if check || !output.quiet { Console.write(name + "\n") }
    case .notFormatted(let reason):
      counts.left += 1
      if output.verbose { Console.error("\(name): not formatted: \(TerminalText.escape(reason))") }
    case .invalid(let diagnostics):
      counts.failed += 1
      report(diagnostics)
    case .unfaithful:
      counts.failed += 1
      Console.error("\(name): left as it is: no other text was found that says the same")
    }
  }

  private func write(_ bytes: [UInt8], to path: String) throws {
    do throws(FileError) {
      try FileReplacement.write(bytes, to: path)
    } catch {
      throw CommandFailure(TerminalText.escape(error.description))
    }
  }

  private func report(_ diagnostics: [Diagnostic]) {
    Console.error(TextDiagnosticRenderer(color: output.colorsErrors).render(diagnostics))
  }

  private func summary(_ counts: Counts) -> String {
    func files(_ count: Int) -> String { "\(count) \(count == 1 ? "file" : "files")" }
    var parts = [
      "\(files(counts.changed)) \(check || diff ? "to format" : "formatted")",
      "\(counts.unchanged) unchanged",
    ]
    if counts.left > 0 { parts.append("\(counts.left) of other kinds") }
    if counts.excluded > 0 { parts.append("\(counts.excluded) excluded by .margay.yml") }
    if counts.failed > 0 { parts.append("\(counts.failed) left alone because of errors") }
    return parts.joined(separator: ", ")
  }

  /// Formats standard input for an editor: on errors nothing is written, so that the text in the editor stays.
  private func formatInput() throws {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try FileBytes.read("/dev/stdin", limit: DetectionReader.fileLimit)
    } catch {
      throw CommandFailure(TerminalText.escape(error.description))
    }
    let file = SourceFile(path: "<stdin>", bytes: bytes)
    // An editor gives any YAML: what is no rule comes back as it is.
    let options = FrontendOptions(ignoresExtraKeys: ignoreExtraKeys, isNamed: false)
    let result = RuleFormatter.format(file, options: options)
    var formatted = bytes
    switch result {
    case .unchanged, .notFormatted: break
    case .changed(let text): formatted = text
    case .invalid(let diagnostics):
      report(diagnostics)
      throw ExitCode(1)
    case .unfaithful:
      Console.error("<stdin>: left as it is: no other text was found that says the same")
    }
    let hasChanged = formatted != bytes
    if diff {
      Console.write(
        UnifiedDiff(bytes, formatted, path: file.path).text(colored: output.colorsOutput))
    } else if !check {
      Console.write(formatted)
    }
    if (check || diff) && hasChanged { throw ExitCode(1) }
  }
}
