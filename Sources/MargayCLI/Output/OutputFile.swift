import MargayDiagnostics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Writes a result into a file that the user named.
enum OutputFile {
  /// Writes beside the file and renames, so that a file that is there is never half written; a device or pipe
  /// is written directly.
  ///
  /// - Throws: `CommandFailure` with the system's reason.
  static func write(_ bytes: [UInt8], to path: String) throws {
    var status = stat()
    if stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
      let descriptor = open(path, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw failure(path) }
      try write(bytes, to: descriptor, path)
      return
    }
    let mode = status.st_mode == 0 ? mode_t(0o644) : status.st_mode & 0o777
    var template = Array("\(path).XXXXXX".utf8CString)
    let descriptor = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.map { mkstemp($0) } ?? -1
    }
    guard descriptor >= 0 else { throw failure(path) }
    let temporary = template.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map { String(cString: $0) } ?? ""
    }
    do {
      fchmod(descriptor, mode)
      try write(bytes, to: descriptor, path)
      guard rename(temporary, path) == 0 else { throw failure(path) }
    } catch {
      unlink(temporary)
      throw error
    }
  }

  /// Writes all bytes and closes the descriptor.
  private static func write(_ bytes: [UInt8], to descriptor: Int32, _ path: String) throws {
    var offset = 0
    while offset < bytes.count {
      let count = Console.write(bytes[offset...], to: descriptor)
      if count < 0 {
        if errno == EINTR || errno == EAGAIN { continue }
        let error = failure(path)
        close(descriptor)
        throw error
      }
      offset += count
    }
    guard close(descriptor) == 0 else { throw failure(path) }
  }

  private static func failure(_ path: String) -> CommandFailure {
    CommandFailure("\(TerminalText.escape(path)): \(String(cString: strerror(errno)))")
  }
}
