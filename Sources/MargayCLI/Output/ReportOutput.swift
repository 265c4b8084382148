import ArgumentParser
import MargayDiagnostics

/// One `--format` of a command that reports diagnostics: a form of the result and where it goes.
struct ReportOutput: ExpressibleByArgument {
  /// The forms.
  enum Form: String, CaseIterable {
    /// For people.
    case text
    /// A line for each finding.
    case concise
    /// One JSON document (Documentation/Formats.md).
    case json
    /// SARIF 2.1.0.
    case sarif
    /// Workflow commands of GitHub Actions.
    case github
    /// A Code Quality report of GitLab.
    case gitlab
    /// JUnit XML.
    case junit
    /// Markdown, for pages and summaries of jobs.
    case markdown

    /// The names, for help.
    static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }
  }

  /// The form.
  let form: Form
  /// The file; nil for standard output.
  let file: String?

  static var defaultCompletionKind: CompletionKind { .list(Form.allCases.map(\.rawValue)) }

  /// Makes an output.
  init(form: Form, file: String?) {
    self.form = form
    self.file = file
  }

  /// Reads `FORMAT` or `FORMAT=FILE`; nil for a form that there is not.
  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard let form = Form(rawValue: String(parts[0])), parts.count == 1 || !parts[1].isEmpty else {
      return nil
    }
    self.init(form: form, file: parts.count == 2 ? String(parts[1]) : nil)
  }

  /// Refuses more than one result on standard output.
  ///
  /// - Throws: `ValidationError`.
  static func validate(_ outputs: [ReportOutput]) throws {
    guard outputs.count(where: { $0.file == nil }) < 2 else {
      throw ValidationError(
        "Only one --format can go to standard output; write the others to files.")
    }
  }

  /// Writes a result in all its forms; in text too, where no other goes to standard output.
  ///
  /// - Throws: `CommandFailure` when a file cannot be written.
  static func write(
    _ result: some ReportedResult, as outputs: [ReportOutput], options: OutputOptions
  ) throws {
    let hasMain = outputs.contains { $0.file == nil }
    let all = hasMain ? outputs : outputs + [ReportOutput(form: .text, file: nil)]
    for output in all { try output.write(result, options: options) }
  }

  /// Writes a result in this form.
  ///
  /// - Throws: `CommandFailure` when the file cannot be written.
  func write(_ result: some ReportedResult, options: OutputOptions) throws {
    if let file {
      return try ResultFile.write(bytes(result, escaping: .minimal), to: file)
    }
    if form == .text {
      return Console.write(
        result.text(
          isColored: options.colorsOutput, isQuiet: options.quiet, isVerbose: options.verbose))
    }
    Console.write(bytes(result, escaping: options.jsonEscaping))
    // Forms that hold findings only leave the rest to standard error.
    if form != .json, !options.quiet { Console.error(result.summary) }
  }

  private func bytes(_ result: some ReportedResult, escaping: JSONEscaping) -> [UInt8] {
    switch form {
    case .text: Array(result.text(isColored: false, isQuiet: false, isVerbose: false).utf8)
    case .concise: Array(ConciseDiagnosticRenderer().render(result.report).utf8)
    case .json: result.json(escaping: escaping)
    case .sarif: SARIFDiagnosticRenderer().render(result.report, escaping: escaping)
    case .github: Array(GitHubDiagnosticRenderer().render(result.report).utf8)
    case .gitlab: GitLabDiagnosticRenderer().render(result.report, escaping: escaping)
    case .markdown: Array(MarkdownDiagnosticRenderer().render(result.report).utf8)
    case .junit: Array(JUnitDiagnosticRenderer().render(result.report).utf8)
    }
  }
}
