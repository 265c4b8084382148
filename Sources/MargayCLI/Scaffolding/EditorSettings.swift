import MargayDiagnostics

/// The settings with which VS Code checks and completes rule files (`.vscode/settings.json`).
struct EditorSettings {
  /// Where the schema is put.
  static let schemaPath = ".vscode/margay.schema.json"
  /// The rule files of a repository.
  static let files = ["Detections/**/*.yml", "Detections/**/*.yaml"]

  /// The file with the schema, from the folder that is opened.
  let schema: String
  /// The rule files, as globs.
  let files: [String]

  /// The settings as JSON.
  ///
  /// The formatter of the YAML extension is switched off: `margay fmt` formats.
  var text: String {
    let globs = files.map { "      " + EditorSettings.quoted($0) }.joined(separator: ",\n")
    return """
      {
        "yaml.schemas": {
          \(EditorSettings.quoted(schema)): [
      \(globs)
          ]
        },
        "yaml.format.enable": false,
        "[yaml]": {
          "editor.insertSpaces": true,
          "editor.tabSize": 2
        }
      }

      """
  }

  private static func quoted(_ text: String) -> String {
    var writer = JSONWriter(escaping: .terminal)
    writer.string(text)
    return writer.text
  }
}
