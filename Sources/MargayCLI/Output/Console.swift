import MargayDiagnostics
import MargayFrontend

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Writes to standard output and standard error through the system's calls.
///
/// Standard output carries only the result. A reader that went away ends the process as other tools do
/// (SIGPIPE); any other failure to write is exit code 2, so that a full disk never looks like success.
enum Console {
  /// Writes text to standard output.
  static func write(_ text: String) { write(Array(text.utf8)) }

  /// Writes bytes to standard output.
  static func write(_ bytes: [UInt8]) {
    if !FileBytes.writeAll(bytes, to: STDOUT_FILENO) {
      error("margay: standard output: \(String(cString: strerror(errno)))")
      exit(2)
    }
  }

  /// Writes a line to standard error; text of files must be escaped by the caller.
  static func error(_ line: String) {
    _ = FileBytes.writeAll(
      Array((line.hasSuffix("\n") ? line : line + "\n").utf8), to: STDERR_FILENO)
  }

  /// Writes text without a line feed to standard error: progress that is overwritten.
  static func progress(_ text: String) {
    _ = FileBytes.writeAll(Array(text.utf8), to: STDERR_FILENO)
  }

  /// Ends the process.
  static func exit(_ code: Int32) -> Never {
    #if canImport(Glibc)
      Glibc.exit(code)
    #elseif canImport(Musl)
      Musl.exit(code)
    #else
      Darwin.exit(code)
    #endif
  }

  /// Whether standard output is a terminal.
  static var outputIsTerminal: Bool { isatty(STDOUT_FILENO) == 1 }
  /// Whether standard error is a terminal.
  static var errorIsTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  /// The value of an environment variable; nil when it is not set.
  static func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }
}
