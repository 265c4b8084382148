#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Temporary data could not be written or read back.
package struct SpillError: Error, Hashable, Sendable, CustomStringConvertible {
  /// One plain sentence for the user: what failed, where, why, and what to do where that is known.
  package let description: String

  /// Makes an error with its sentence.
  package init(_ description: String) { self.description = description }

  /// What was being done when a system call failed.
  package enum Operation: String, Sendable {
    /// Making a file.
    case create = "create a temporary file"
    /// Writing to it.
    case write = "write temporary data"
    /// Reading from it.
    case read = "read temporary data back"
  }

  /// Makes an error from the code that a system call left in `errno`.
  package init(_ operation: Operation, folder: String, code: Int32) {
    let start = "cannot \(operation.rawValue) in \(folder): "
    switch code {
    case ENOSPC:
      self.init(start + "the disk is full; make room or set TMPDIR to a folder on another disk")
    case EDQUOT:
      self.init(start + "the disk quota is used up; set TMPDIR to a folder on another disk")
    case EFBIG:
      self.init(start + "the file would pass the size limit of this process (ulimit -f)")
    case EACCES, EPERM, EROFS:
      self.init(start + "permission denied; set TMPDIR to a folder that can be written")
    case ENOENT, ENOTDIR:
      self.init(start + "there is no such folder; set TMPDIR to one that exists")
    case EMFILE, ENFILE:
      self.init(start + "too many files are open (ulimit -n)")
    default:
      self.init(start + String(cString: strerror(code)))
    }
  }

  /// Temporary data that does not read back as it was written.
  package static func damaged(folder: String) -> SpillError {
    SpillError("temporary data in \(folder) was changed or cut off while it was in use")
  }
}
