import ArgumentParser
import MargayDiagnostics

/// One `--format`: a form of the result and where it goes.
struct LintOutput: ExpressibleByArgument {
  /// The forms.
  enum Form: String, CaseIterable {
    /// For people.
    case text
    /// One JSON document.
    case json

    /// The names, for help.
    static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }
  }

  /// The form.
  let form: Form
  /// The file; nil for standard output.
  let file: String?

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

  /// Writes the result.
  ///
  /// - Throws: `CommandFailure` when the file cannot be written.
  func write(_ outcome: LintOutcome, options: OutputOptions) throws {
    guard let file else {
      switch form {
      case .text:
        let report = LintTextReport(outcome: outcome, isColored: options.colorsOutput)
        Console.write(report.findings + (options.quiet ? "" : report.summary))
      default: Console.write(bytes(outcome, escaping: options.jsonEscaping))
      }
      return
    }
    try ResultFile.write(bytes(outcome, escaping: .minimal), to: file)
  }

  private func bytes(_ outcome: LintOutcome, escaping: JSONEscaping) -> [UInt8] {
    switch form {
    case .text:
      let report = LintTextReport(outcome: outcome, isColored: false)
      return Array((report.findings + report.summary).utf8)
    case .json: return LintJSONReport(outcome: outcome).bytes(escaping: escaping)
    }
  }
}
