#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Replaces the content of a file in one step: written beside it, then renamed over it.
///
/// Whoever reads the file sees the old content or the new one, and a full disk leaves the old one. A symbolic link
/// stays a link; the file that it leads to is replaced. The permissions stay.
package enum FileReplacement {
  /// Writes a file that must not be there yet.
  ///
  /// - Throws: `FileError` when it is there, or cannot be written.
  package static func create(_ bytes: [UInt8], at path: String) throws(FileError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0, FileBytes.writeAll(bytes, to: descriptor), close(descriptor) == 0 else {
      throw failure(path)
    }
  }

  /// Writes `bytes` as the content of the file at `path`, which need not exist yet.
  ///
  /// A private file can be read by its owner only, whatever it was before.
  ///
  /// - Throws: `FileError` when that fails or the path leads to anything but a regular file, such as a device or a
  ///   pipe; it is then as it was.
  package static func write(
    _ bytes: [UInt8], to path: String, isPrivate: Bool = false
  ) throws(FileError) {
    let target = try target(of: path)
    // Hidden, so that no walk takes it for a rule file, and short, so that every file's name leaves room for it.
    let folder = target.utf8.lastIndex(of: UInt8(ascii: "/")).map { target[...$0] } ?? ""
    var template = Array((folder + ".margay-XXXXXX").utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw failure(path) }
    // A file of mkstemp begins as a private one.
    let isWritten =
      FileBytes.writeAll(bytes, to: descriptor)
      && (isPrivate || setMode(of: descriptor, like: target))
    let writeError = errno
    let isClosed = close(descriptor) == 0
    guard isWritten, isClosed, rename(template, target) == 0 else {
      let reason = isWritten ? errno : writeError
      unlink(template)
      throw FileError(path: path, errorNumber: reason)
    }
  }

  /// Makes the folders that a file stands in, where they are missing; private ones are for their owner only.
  ///
  /// - Throws: `FileError` for a folder that cannot be made.
  package static func makeFolders(
    above path: String, isPrivate: Bool = false
  ) throws(FileError) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    for count in parts.indices.dropFirst() {
      let folder = parts[..<count].joined(separator: "/")
      if folder.isEmpty { continue }
      if mkdir(folder, isPrivate ? 0o700 : 0o777) != 0, errno != EEXIST { throw failure(folder) }
    }
  }

  /// The path of the file itself, behind all symbolic links.
  private static func target(of path: String) throws(FileError) -> String {
    var status = stat()
    guard lstat(path, &status) == 0 else {
      if errno == ENOENT { return path }
      throw failure(path)
    }
    guard stat(path, &status) == 0 else { throw failure(path) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw FileError(path: path, reason: "Not a regular file")
    }
    guard let resolved = realpath(path, nil) else { throw failure(path) }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  private static func failure(_ path: String) -> FileError {
    FileError(path: path, errorNumber: errno)
  }

  /// Gives the new file the permissions of the old one, or those of a new file.
  private static func setMode(of descriptor: Int32, like path: String) -> Bool {
    var status = stat()
    let isKnown = stat(path, &status) == 0
    return fchmod(descriptor, isKnown ? status.st_mode & 0o7777 : 0o644) == 0
  }
}
