import MargayDiagnostics
import MargayFrontend

/// The tool of the SwiftPM plugins: compiles, converts and lints detections.
///
/// A user's build has to build it first, so it stands on few modules, and its command line is read without a library.
/// Exit codes: 0 done, 1 the work found something, 2 wrong usage or a file that cannot be read or written.
package enum CompileTool {
  private static let usage = """
    usage: margay-compile build LIST REGISTRATION   (the plugin CompileDetections)
           margay-compile convert [--check] [--single-file] [--public] -o DIR PATH...
           margay-compile lint [--select CODES] [--ignore CODES] [--config FILE] [--fail-level LEVEL] PATH...
    """

  /// Does what the arguments say, and gives the exit code.
  package static func run(_ arguments: [String]) -> Int32 {
    do throws(ToolFailure) {
      let result = try result(of: arguments)
      // Diagnostics go where SwiftPM and editors look for them; lost ones must not look like none.
      guard FileBytes.writeAll(Array(result.text.utf8), to: 1) else {
        throw ToolFailure("standard output cannot be written")
      }
      return result.code
    } catch {
      _ = FileBytes.writeAll(Array("margay-compile: \(error.message)\n".utf8), to: 2)
      return 2
    }
  }

  /// What comes of arguments.
  ///
  /// - Throws: `ToolFailure` for wrong usage, and for files that cannot be read or written.
  package static func result(of arguments: [String]) throws(ToolFailure) -> ToolResult {
    let words = Array(arguments.dropFirst())
    switch arguments.first {
    case "build": return try TargetCompilation(words).run()
    case "convert": return try FolderConversion(words).run()
    case "lint": return try DetectionLinting(words).run()
    case let word?: throw ToolFailure("there is no command \(quoted(word))\n\(usage)")
    case nil: throw ToolFailure("no command\n\(usage)")
    }
  }
}

/// What came of the work: the text for standard output, and the exit code.
package struct ToolResult: Sendable {
  /// The text, fit for a terminal.
  package let text: String
  /// 0 or 1.
  package let code: Int32
}

/// The end of work that could not be done: wrong usage, or a file that cannot be read or written.
package struct ToolFailure: Error {
  /// What went wrong, fit for a terminal.
  package let message: String

  /// Makes a failure; text of users in the message is escaped here, line for line.
  init(_ message: String) {
    self.message = message.split(separator: "\n", omittingEmptySubsequences: false)
      .map { TerminalText.escape(String($0)) }.joined(separator: "\n")
  }
}
