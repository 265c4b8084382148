import MargayDiagnostics
import MargayFrontend

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Writes a result into a file that the user named.
enum ResultFile {
  /// Replaces a regular file in one step; writes to a device or pipe (`/dev/stderr`) as it is.
  ///
  /// - Throws: `CommandFailure` with the system's reason.
  static func write(_ bytes: [UInt8], to path: String) throws {
    do throws(FileError) {
      var status = stat()
      if stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
        try append(bytes, to: path)
      } else {
        try FileReplacement.write(bytes, to: path)
      }
    } catch {
      throw CommandFailure(TerminalText.escape(error.description))
    }
  }

  private static func append(_ bytes: [UInt8], to path: String) throws(FileError) {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0, FileBytes.writeAll(bytes, to: descriptor), close(descriptor) == 0 else {
      throw FileError(path: path, reason: String(cString: strerror(errno)))
    }
  }
}
