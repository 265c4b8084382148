import MargayFrontend

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
enum FileReplacement {
  /// Writes `bytes` as the content of the file at `path`, which need not exist yet.
  ///
  /// - Throws: `FileError` when that fails; the file is then as it was.
  static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    var target = path
    if let resolved = realpath(path, nil) {
      target = String(cString: resolved)
      free(resolved)
    }
    var template = Array((target + ".margay-XXXXXX").utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw failure(path) }
    let isWritten = writeAll(bytes, to: descriptor) && setMode(of: descriptor, like: target)
    let writeError = errno
    let isClosed = close(descriptor) == 0
    guard isWritten, isClosed, rename(template, target) == 0 else {
      let reason = isWritten ? errno : writeError
      unlink(template)
      throw FileError(path: path, reason: String(cString: strerror(reason)))
    }
  }

  private static func failure(_ path: String) -> FileError {
    FileError(path: path, reason: String(cString: strerror(errno)))
  }

  private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var offset = 0
    while offset < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        buffer.baseAddress.map { systemWrite(descriptor, $0 + offset, bytes.count - offset) } ?? 0
      }
      if count < 0, errno == EINTR { continue }
      if count <= 0 { return false }
      offset += count
    }
    return true
  }

  private static func systemWrite(
    _ descriptor: Int32, _ buffer: UnsafeRawPointer, _ count: Int
  ) -> Int {
    #if canImport(Glibc)
      Glibc.write(descriptor, buffer, count)
    #elseif canImport(Musl)
      Musl.write(descriptor, buffer, count)
    #else
      Darwin.write(descriptor, buffer, count)
    #endif
  }

  /// Gives the new file the permissions of the old one, or those of a new file.
  private static func setMode(of descriptor: Int32, like path: String) -> Bool {
    var status = stat()
    let isKnown = stat(path, &status) == 0
    return fchmod(descriptor, isKnown ? status.st_mode & 0o7777 : 0o644) == 0
  }
}
