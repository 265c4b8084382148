import MargayDiagnostics
import MargayFrontend

/// What came of a tool's work: the text for standard output, and the exit code.
///
/// The tools of the plugins are built in a user's build, so they stand on few modules, and read their command lines
/// without a library. Exit codes: 0 done, 1 the work found something, 2 wrong usage or a file that cannot be read or
/// written.
package struct ToolResult: Sendable {
  /// The text, fit for a terminal.
  package let text: String
  /// 0 or 1.
  package let code: Int32

  /// Makes a result.
  package init(text: String, code: Int32) {
    self.text = text
    self.code = code
  }

  /// Does the work of a tool, writes what came of it, and gives the exit code.
  package static func report(
    of tool: String, _ work: () throws(ToolFailure) -> ToolResult
  ) -> Int32 {
    do throws(ToolFailure) {
      let result = try work()
      // Diagnostics go where SwiftPM and editors look for them; lost ones must not look like none.
      guard FileBytes.writeAll(Array(result.text.utf8), to: 1) else {
        throw ToolFailure("standard output cannot be written")
      }
      return result.code
    } catch {
      _ = FileBytes.writeAll(Array("\(tool): \(error.message)\n".utf8), to: 2)
      return 2
    }
  }
}

/// The end of work that could not be done: wrong usage, or a file that cannot be read or written.
package struct ToolFailure: Error {
  /// What went wrong, fit for a terminal.
  package let message: String

  /// Makes a failure; text of users in the message is escaped here, line for line.
  package init(_ message: String) {
    self.message = message.split(separator: "\n", omittingEmptySubsequences: false)
      .map { TerminalText.escape(String($0)) }.joined(separator: "\n")
  }
}
