import ArgumentParser
import MargayDiagnostics
import MargayFrontend

/// `margay schema`: the JSON Schema of rule files, for editors.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Write the JSON Schema of rule files, with which editors check and complete them.",
    discussion: """
      The schema (JSON Schema 2020-12) is made of the tables that Margay reads rules with: keys, conditions, operands, \
      each with what it means. It is for editors with yaml-language-server; what a schema cannot see, margay validate \
      says. With --vscode the settings of VS Code are written in its place.

      Exit codes: 0 done, 2 wrong usage or a file that cannot be written.
      """)

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("Write the schema into a file.", valueName: "file"))
  var output: String?

  @Flag(
    name: .long,
    help: "Print settings for .vscode/settings.json that use the schema in the file of --output.")
  var vscode = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "With --vscode, the rule files as a glob; repeat it for more.", valueName: "glob"))
  var files: [String] = []

  @OptionGroup var messages: OutputOptions

  func validate() throws {
    guard files.isEmpty || vscode else { throw ValidationError("--files goes with --vscode.") }
  }

  func run() throws {
    if let output {
      try ResultFile.write(Array(RuleSchema.document.utf8), to: output)
      if !messages.quiet { Console.error("written: \(TerminalText.escape(output))") }
    }
    if vscode {
      let schema = output ?? EditorSettings.schemaPath
      let globs = files.isEmpty ? EditorSettings.files : files
      Console.write(EditorSettings(schema: schema, files: globs).text)
    } else if output == nil {
      Console.write(RuleSchema.document)
    }
  }
}
