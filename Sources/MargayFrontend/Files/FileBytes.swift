#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file or folder that could not be read, with the system's reason.
package struct FileError: Error, Hashable, CustomStringConvertible {
  /// The path as the user wrote it or as the walk found it.
  package let path: String
  /// What went wrong, as a phrase: `No such file or directory`.
  package let reason: String

  /// Makes an error.
  package init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }

  /// Makes an error from the system's error number.
  init(path: String, errorNumber: Int32) {
    self.init(path: path, reason: String(cString: strerror(errorNumber)))
  }

  /// The path and the reason: `PATH: reason`.
  package var description: String { "\(path): \(reason)" }
}

/// Reads whole small files, and writes, through the system's calls; Foundation would cost start-up time and size.
package enum FileBytes {
  /// The bytes of a file, but never more than `limit` and one: enough to see that it is too large.
  ///
  /// `size` is what was said of it before; nil to ask the system.
  ///
  /// - Throws: `FileError` when the file cannot be opened or read, or is a folder.
  package static func read(
    _ path: String, limit: Int, size: Int? = nil
  ) throws(FileError) -> [UInt8] {
    try read(path, open(path, O_RDONLY | O_CLOEXEC), limit: limit, size: size)
  }

  /// The bytes of a file that a folder opens; whoever reads many files of a folder gives the same one each time.
  ///
  /// - Throws: `FileError` when the file cannot be opened or read, or is a folder.
  package static func read(
    _ path: String, limit: Int, size: Int? = nil, in folder: inout OpenFolder
  ) throws(FileError) -> [UInt8] {
    try read(path, folder.open(path), limit: limit, size: size)
  }

  private static func read(
    _ path: String, _ descriptor: Int32, limit: Int, size: Int?
  ) throws(FileError) -> [UInt8] {
    guard descriptor >= 0 else { throw FileError(path: path, errorNumber: errno) }
    defer { close(descriptor) }
    var expected = size ?? 0
    if size == nil {
      var status = stat()
      guard fstat(descriptor, &status) == 0 else { throw FileError(path: path, errorNumber: errno) }
      expected = Int(status.st_size)
    }
    let known = max(0, min(expected, limit))
    // A file of the size that it says is read at once; one byte more shows whether it has grown.
    var failure: Int32 = 0
    var bytes = [UInt8](unsafeUninitializedCapacity: known + 1) { buffer, count in
      let read = systemRead(descriptor, buffer.baseAddress, known + 1)
      if read < 0, errno != EINTR { failure = errno }
      count = max(0, read)
    }
    guard failure == 0 else { throw FileError(path: path, errorNumber: failure) }
    if known > 0, bytes.count == known { return bytes }
    var chunk = [UInt8](repeating: 0, count: 65536)
    while bytes.count <= limit {
      let room = min(chunk.count, limit + 1 - bytes.count)
      let count = chunk.withUnsafeMutableBytes { buffer in
        systemRead(descriptor, buffer.baseAddress, room)
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw FileError(path: path, errorNumber: errno)
      }
      if count == 0 { break }
      bytes.append(contentsOf: chunk[..<count])
    }
    return bytes
  }

  /// Reads once from a descriptor, at most `count` bytes: `read(2)`, under a name that no method hides.
  package static func systemRead(
    _ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int
  ) -> Int {
    guard let buffer else { return 0 }
    #if canImport(Glibc)
      return Glibc.read(descriptor, buffer, count)
    #elseif canImport(Musl)
      return Musl.read(descriptor, buffer, count)
    #else
      return Darwin.read(descriptor, buffer, count)
    #endif
  }

  /// Writes all bytes to a descriptor; false with `errno` when that fails.
  package static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var offset = 0
    while offset < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        systemWrite(descriptor, buffer.baseAddress.map { $0 + offset }, bytes.count - offset)
      }
      if count < 0 {
        if errno == EINTR || errno == EAGAIN { continue }
        return false
      }
      offset += count
    }
    return true
  }

  private static func systemWrite(
    _ descriptor: Int32, _ buffer: UnsafeRawPointer?, _ count: Int
  ) -> Int {
    guard let buffer else { return 0 }
    #if canImport(Glibc)
      return Glibc.write(descriptor, buffer, count)
    #elseif canImport(Musl)
      return Musl.write(descriptor, buffer, count)
    #else
      return Darwin.write(descriptor, buffer, count)
    #endif
  }
}
