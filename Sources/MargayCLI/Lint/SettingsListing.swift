import MargayDiagnostics
import MargayEvents
import MargayFrontend
import MargayLint

/// What `margay lint --show-settings` prints: the configurations that hold for the files, as YAML, each with its files.
enum SettingsListing {
  /// The text.
  static func text(_ sources: LintSources) -> String {
    var indices: [Int] = []
    for file in sources.files where !indices.contains(file.configuration) {
      indices.append(file.configuration)
    }
    if indices.isEmpty { indices = [0] }
    return indices.map { index in
      let files = sources.files.filter { $0.configuration == index }
      return text(sources.configurations[index], files: files.map(\.source.path))
    }.joined(separator: "\n")
  }

  private static func text(_ configuration: LintConfiguration, files: [String]) -> String {
    let origin = configuration.file.map { TerminalText.escape($0.path) } ?? "no .margay.yml"
    var text = "# \(origin): \(plural(files.count, "file"))\n"
    text += list("select", configuration.select.map(\.description))
    text += list("ignore", configuration.ignore.map(\.description))
    if !configuration.severities.isEmpty {
      text += "severities:\n"
      for (selector, severity) in configuration.severities {
        text += "  \(selector.description): \(severity.rawValue)\n"
      }
    }
    text += list("exclude", configuration.exclude?.texts ?? [])
    if !configuration.paths.isEmpty { text += "paths:\n" }
    for rule in configuration.paths {
      text += "  - " + list("match", rule.patterns.texts)
      text += "    " + list("select", rule.select.map(\.description))
      text += "    " + list("ignore", rule.ignore.map(\.description))
    }
    text += fields("logTypes", configuration.settings.logTypes)
    text += fields("fields", configuration.settings.fields)
    let settings = configuration.settings
    // A number must stay one with its zeros, for every reader of YAML.
    if !settings.accountIDs.isEmpty {
      text += "accountIds: [\(settings.accountIDs.map { "'\($0)'" }.joined(separator: ", "))]\n"
    }
    if !settings.domains.isEmpty { text += list("domains", settings.domains) }
    let shown = KnownCodes.all.filter {
      configuration.mayShow($0) && $0.isOfLint
    }
    text += "# \(shown.count) checks run: \(shown.map(\.code).joined(separator: " "))\n"
    return text
  }

  private static func list(_ key: String, _ words: [String]) -> String {
    "\(key): [\(words.map { quotedScalar($0) }.joined(separator: ", "))]\n"
  }

  private static func fields(_ key: String, _ types: [String: KnownFields]) -> String {
    guard !types.isEmpty else { return "" }
    return "\(key):\n"
      + types.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map {
        "  \(quotedScalar($0.key)): \(quotedScalar($0.value.text))\n"
      }.joined()
  }

  private static func quotedScalar(_ text: String) -> String {
    TerminalText.escape(YAMLValueText.scalar(text))
  }
}
