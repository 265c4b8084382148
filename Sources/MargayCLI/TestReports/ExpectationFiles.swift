import MargayDiagnostics
import MargayFrontend
import MargayKit
import MargayTesting

/// Writes the alert fields of tests into their rule files: `margay test --update`.
struct ExpectationFiles {
  /// The paths of the files that were written.
  private(set) var written: [String] = []
  /// Why files were left alone, each as `path:line:column: sentence`.
  private(set) var refused: [String] = []
  private let changes: [(file: SourceFile, entries: [ExpectationUpdate.Entry])]
  private let options: FrontendOptions

  /// Finds what is to be written; nothing for tests whose result is wrong.
  init(_ rules: RuleSet, _ report: TestReport, ignoresExtraKeys: Bool) {
    options = FrontendOptions(ignoresExtraKeys: ignoresExtraKeys)
    changes = PresentAlertFields.entries(rules, report)
  }

  /// Writes the files that change.
  ///
  /// - Throws: `CommandFailure` when a file cannot be written; those before it are written then.
  mutating func write() throws {
    for (file, entries) in changes {
      guard let bytes = edited(file, entries), bytes != file.bytes else { continue }
      do throws(FileError) {
        try FileReplacement.write(bytes, to: file.path)
      } catch {
        throw CommandFailure(TerminalText.escape(error.description))
      }
      written.append(file.path)
    }
  }

  /// The new bytes of a file; nil when it is left alone, which is noted.
  private mutating func edited(
    _ file: SourceFile, _ entries: [ExpectationUpdate.Entry]
  ) -> [UInt8]? {
    do throws(ExpectationUpdate.Refusal) {
      return try ExpectationUpdate.apply(entries, to: file, options: options)
    } catch {
      let location = file.location(of: error.range.lower)
      refused.append(
        "\(TerminalText.escape(file.path)):\(location.line):\(location.column): not updated: "
          + TerminalText.escape(error.message))
      return nil
    }
  }

  /// What was done, for standard error.
  var text: String {
    var lines = refused
    lines += written.map { "updated " + TerminalText.escape($0) }
    if lines.isEmpty { lines = ["no file needs an update"] }
    return lines.joined(separator: "\n")
  }
}
