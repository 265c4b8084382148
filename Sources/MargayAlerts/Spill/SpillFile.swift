#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A temporary file without a name: it is gone when the object or the process is.
///
/// It is made with mode 0600 under a random name that must not exist, and unlinked before the first
/// byte is written, so that no other user can open it and nothing stays behind after a crash. Child
/// processes do not inherit it.
package final class SpillFile {
  /// The number of bytes written.
  package private(set) var size = 0
  /// The folder it was made in, for messages.
  package let folder: String
  private let descriptor: Int32

  /// Makes an empty file in a folder.
  package convenience init(in folder: String) throws {
    // A name that is taken is a matter of 2^-64; the bound keeps a hostile folder from holding us.
    for _ in 0..<16 {
      let path = folder + "/margay-" + String(UInt64.random(in: .min ... .max), radix: 16)
      let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
      if descriptor >= 0 {
        unlink(path)
        self.init(adopting: descriptor, folder: folder)
        return
      }
      if errno != EEXIST && errno != EINTR { break }
    }
    throw SpillError(.create, folder: folder, code: errno)
  }

  /// Takes over an open file descriptor and closes it in the end.
  package init(adopting descriptor: Int32, folder: String) {
    self.descriptor = descriptor
    self.folder = folder
  }

  deinit { close(descriptor) }

  /// Writes bytes behind those that are there.
  package func append(_ bytes: UnsafeRawBufferPointer) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = pwrite(descriptor, rest.baseAddress, rest.count, off_t(size))
      if written < 0 {
        if errno == EINTR { continue }
        throw SpillError(.write, folder: folder, code: errno)
      }
      size += written
      rest = rest.dropFirst(written)
    }
  }

  /// Reads bytes from an offset until the buffer is full or the file ends; returns their number.
  package func read(
    at offset: Int, into buffer: UnsafeMutableRawBufferPointer
  ) throws -> Int {
    var filled = 0
    while filled < buffer.count {
      let part = UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
      let count = pread(descriptor, part.baseAddress, part.count, off_t(offset + filled))
      if count < 0 {
        if errno == EINTR { continue }
        throw SpillError(.read, folder: folder, code: errno)
      }
      if count == 0 { break }
      filled += count
    }
    return filled
  }
}

extension Slice<UnsafeRawBufferPointer> {
  fileprivate var baseAddress: UnsafeRawPointer? {
    UnsafeRawBufferPointer(rebasing: self).baseAddress
  }
}
