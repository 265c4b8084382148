import MargayDiagnostics
import MargayFrontend
import MargayKit
import MargayLint
package import MargayTools

/// Reviews the rules of files and folders, as `margay lint` does, for the plugin LintDetections.
package struct DetectionLinting {
  private let paths: [String]
  private let search: ConfigurationSearch
  /// The least severity that makes the exit code 1.
  private let failLevel: DiagnosticSeverity

  /// Reads the arguments.
  ///
  /// - Throws: `ToolFailure` for wrong usage.
  package init(_ words: [String]) throws(ToolFailure) {
    let arguments = try ToolArguments(
      words, options: ["--select", "--ignore", "--config", "--fail-level"])
    guard !arguments.paths.isEmpty else { throw ToolFailure("lint wants the files and folders") }
    paths = arguments.paths
    let selected = try DetectionLinting.selectors(arguments.options["--select"] ?? [])
    search = ConfigurationSearch(
      .init(
        select: selected.isEmpty ? nil : selected,
        ignore: try DetectionLinting.selectors(arguments.options["--ignore"] ?? [])),
      file: arguments.options["--config"]?.last)
    let level = arguments.options["--fail-level"]?.last ?? DiagnosticSeverity.warning.rawValue
    guard let failLevel = DiagnosticSeverity(rawValue: level) else {
      throw ToolFailure("--fail-level is error, warning or note, not '\(level)'")
    }
    self.failLevel = failLevel
  }

  private static func selectors(_ lists: [String]) throws(ToolFailure) -> [CodeSelector] {
    var selectors: [CodeSelector] = []
    for word in lists.joined(separator: ",").split(separator: ",") {
      do throws(CodeSelector.Unknown) {
        selectors.append(try CodeSelector(String(word)))
      } catch {
        throw ToolFailure(error.description)
      }
    }
    return selectors
  }

  /// Lints, and says what was found.
  ///
  /// - Throws: `ToolFailure` for files that cannot be read, and for a configuration with errors.
  package func run() throws(ToolFailure) -> ToolResult {
    let sources = LintSources(paths, search: search)
    guard sources.configurationDiagnostics.isEmpty else {
      let text = TextDiagnosticRenderer().render(sources.configurationDiagnostics)
      throw ToolFailure("the configuration has errors\n" + text)
    }
    guard sources.errors.isEmpty else {
      throw ToolFailure(sources.errors.map(\.description).joined(separator: "\n"))
    }
    let report = LintRun().lint(sources)
    return ToolResult(
      text: TextDiagnosticRenderer().render(report.diagnostics)
        + DetectionLinting.summary(report),
      code: report.has(atLeast: failLevel) ? 1 : 0)
  }

  private static func summary(_ report: LintReport) -> String {
    var text = ""
    for (reason, count) in report.summary.notRunCounts {
      text += "\(plural(count, "file")) not run: \(TerminalText.escape(reason))\n"
    }
    let rules = report.summary.checkedCount
    let counts = DiagnosticSeverity.allCases.map { severity in
      plural(report.diagnostics.count { $0.severity == severity }, severity.rawValue)
    }
    return text + "\(plural(rules, "rule")) checked: \(counts.joined(separator: ", "))\n"
  }
}
