import MargayDiagnostics
import MargayFrontend

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The folders of files that are written.
enum OutputFolders {
  /// Whether a path is an empty folder, or leads nowhere yet.
  static func isFree(_ path: String) -> Bool {
    guard let folder = opendir(path) else { return errno == ENOENT }
    defer { closedir(folder) }
    var count = 0
    while readdir(folder) != nil { count += 1 }
    // Every folder has itself and the one above it.
    return count <= 2
  }

  /// Writes a file, and makes the folders that it stands in.
  ///
  /// - Throws: `CommandFailure` for what cannot be made or written.
  static func write(_ bytes: [UInt8], to path: String) throws {
    try make(above: path)
    do throws(FileError) {
      try FileReplacement.write(bytes, to: path)
    } catch {
      throw CommandFailure(TerminalText.escape(error.description))
    }
  }

  /// Makes the folders that a file stands in, where they are missing.
  ///
  /// - Throws: `CommandFailure` with the system's reason.
  static func make(above path: String) throws {
    do throws(FileError) {
      try FileReplacement.makeFolders(above: path)
    } catch {
      throw CommandFailure(TerminalText.escape(error.description))
    }
  }
}
