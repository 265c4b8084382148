import MargayDiagnostics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The folders of files that are written.
enum OutputFolders {
  /// Makes the folders that a file stands in, where they are missing.
  ///
  /// - Throws: `CommandFailure` with the system's reason.
  static func make(above path: String) throws {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    for count in parts.indices.dropFirst() {
      let folder = parts[..<count].joined(separator: "/")
      if folder.isEmpty { continue }
      if mkdir(folder, 0o777) != 0, errno != EEXIST {
        throw CommandFailure(
          "\(TerminalText.escape(folder)): \(String(cString: strerror(errno)))")
      }
    }
  }
}
