import ArgumentParser
import MargayDiagnostics
import MargayFrontend
import MargayKit
import MargaySwiftEmitter

/// `margay convert`: rules in YAML as source of another language.
struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Turn rules in YAML into Swift source that their authors can go on with.",
    discussion: """
      Each rule becomes a file with a type that MargayKit runs as it runs the YAML, its tests included; a derived rule \
      becomes a derivation from its base. One more file lists them all: ConvertedDetections.register(in: registry). \
      Nothing is written unless every rule can be converted exactly. Files that were not written by this command are \
      never replaced.

      Exit codes: 0 done; 1 a rule has errors or cannot be said, or with --check the folder is not what would be \
      written; 2 wrong usage, or a file that cannot be read or written.
      """)

  @Argument(
    help: ArgumentHelp("Rule files and folders.", valueName: "path"),
    completion: Completions.rulePaths)
  var paths: [String]

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("The folder for the source.", valueName: "folder"))
  var output: String

  @Option(name: .long, help: "The language: swift.")
  var to: TargetLanguage = .standard

  @Flag(name: .long, help: "Write one file with everything.")
  var singleFile = false

  @Flag(name: .customLong("public"), help: "Make the list of the rules public.")
  var isPublic = false

  @Flag(name: .long, help: "Write nothing; say which files are missing, stale or left over.")
  var check = false

  @OptionGroup var reading: RuleReadingOptions
  @OptionGroup var filters: RuleFilterOptions
  @OptionGroup var messages: OutputOptions

  func run() throws {
    let rules = try filters.selection().apply(
      to: try RuleLoading.load(paths, options: reading).ofPaths)
    let conversion = RuleConversion(rules, to: to.emitter, isSingle: singleFile, isPublic: isPublic)
    let shown = conversion.diagnostics.filter { !messages.quiet || $0.severity == .error }
    if !shown.isEmpty {
      Console.error(TextDiagnosticRenderer(color: messages.colorsErrors).render(shown))
    }
    if !messages.quiet {
      for line in conversion.notConverted { Console.error(line) }
    }
    guard !conversion.hasErrors else {
      Console.error("margay: nothing is written: some rules cannot be converted")
      throw ExitCode(1)
    }
    let lines: [String]
    do throws(FileError) {
      let folder = ConvertedFolder(output)
      lines =
        check ? try folder.differences(from: conversion.files) : try folder.write(conversion.files)
    } catch {
      throw CommandFailure(TerminalText.escape(error.description))
    }
    if check {
      for line in lines { Console.write(line + "\n") }
      if !lines.isEmpty { throw ExitCode(1) }
      return
    }
    if messages.quiet { return }
    for line in lines { Console.error(line) }
    Console.error(
      "converted: \(plural(conversion.ruleCount, "rule")) into \(plural(conversion.files.count, "file")) in \(TerminalText.escape(output))"
    )
  }
}

/// A language that rules can be converted to, by the name of its emitter.
struct TargetLanguage: ExpressibleByArgument {
  /// The emitter.
  let emitter: any Emitter.Type

  /// The language without `--to`.
  static let standard = TargetLanguage(emitter: SwiftEmitter.self)

  private init(emitter: any Emitter.Type) { self.emitter = emitter }

  /// Finds an emitter by its name.
  init?(argument: String) {
    guard
      let emitter = Emitters.all.first(where: { $0.name.utf8.elementsEqual(argument.utf8) })
    else { return nil }
    self.emitter = emitter
  }

  /// The name, for the help.
  var defaultValueDescription: String { emitter.name }

  /// The names of all languages.
  static var allValueStrings: [String] { Emitters.all.map { $0.name } }
}
