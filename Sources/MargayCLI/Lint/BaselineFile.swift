import MargayDiagnostics
import MargayFrontend
import MargayLint

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The file of `--baseline`.
enum BaselineFile {
  /// The largest file that is read, in bytes.
  private static let limit = 256 << 20

  /// Reads a baseline.
  ///
  /// - Throws: `CommandFailure` for a file that cannot be read or is none.
  static func read(_ path: String) throws -> Baseline {
    do {
      return try Baseline(reading: try FileBytes.read(path, limit: limit))
    } catch let error as Baseline.Malformed {
      throw CommandFailure("\(TerminalText.escape(path)): \(error.description)")
    } catch let error as FileError {
      throw CommandFailure(
        "\(TerminalText.escape(error.description)); --write-baseline writes it")
    }
  }

  /// The absolute path of the folder that holds a baseline, in which its paths begin.
  ///
  /// - Throws: `CommandFailure` for a folder that is not there.
  static func folder(of path: String) throws -> String {
    let folder = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[...$0]) } ?? "."
    guard let resolved = realpath(folder, nil) else {
      throw CommandFailure(
        "\(TerminalText.escape(folder)): \(String(cString: strerror(errno)))")
    }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// An outcome whose findings were all written into a baseline.
  static func accepted(_ outcome: LintOutcome) -> LintOutcome {
    var accepted = outcome
    accepted.accepted = outcome.found.diagnostics
    accepted.found = outcome.found.leavingOut { _ in true }
    accepted.usesBaseline = true
    return accepted
  }
}
