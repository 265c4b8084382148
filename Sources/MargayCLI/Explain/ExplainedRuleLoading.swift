import ArgumentParser
import MargayDiagnostics
import MargayKit

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Reads the one rule that is explained, and the files that its bases come from.
struct ExplainedRuleLoading {
  let path: String
  let rules: [String]
  let options: RuleReadingOptions
  let output: OutputOptions

  /// The rule; its warnings, with `-v` its notes too, go to standard error.
  ///
  /// - Throws: `CommandFailure` for a file that holds no Simple Detection, `ExitCode` 1 for one with errors,
  ///   after its diagnostics were written.
  func detection() throws -> Detection {
    var status = stat()
    if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      throw CommandFailure(
        "\(TerminalText.escape(path)) is a folder: explain takes the file of one rule")
    }
    let set = try RuleLoading.load([path] + rules, options: options).everything
    let found = set.diagnostics.filter { isExplained($0.file) }
    if let detection = set.detections.first(where: { isExplained($0.origin.file) }) {
      report(found.filter { $0.severity == .warning ? !output.quiet : output.verbose })
      return detection
    }
    if let rule = set.unusable.first(where: { isExplained($0.file) }),
      case .notRun(let reason) = rule.reason
    {
      report(found.filter { $0.severity == .error })
      throw CommandFailure(
        "\(TerminalText.escape(path)) is not run by Margay (\(TerminalText.escape(reason))): explain takes "
          + "a Simple Detection, which has AnalysisType: rule and a Detection")
    }
    // A base with errors is the cause of a rule that has none of its own.
    let hasOwnErrors = found.contains { $0.severity == .error }
    report(
      hasOwnErrors
        ? found : set.diagnostics.filter { isExplained($0.file) || $0.severity == .error })
    throw ExitCode(found.contains { $0.kind.name == "ForeignFile" } ? 2 : 1)
  }

  private func isExplained(_ file: SourceFile) -> Bool {
    file.path.utf8.elementsEqual(path.utf8)
  }

  private func report(_ diagnostics: [Diagnostic]) {
    guard !diagnostics.isEmpty else { return }
    Console.error(TextDiagnosticRenderer(color: output.colorsErrors).render(diagnostics))
  }
}
