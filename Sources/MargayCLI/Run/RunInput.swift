import MargayEvents

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The inputs of a run.
enum RunInput {
  /// Whether an input has no end that is known: standard input and everything that is no regular file.
  static func isLive(_ path: String) -> Bool {
    if path == "-" { return true }
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFREG
      && status.st_mode & S_IFMT != S_IFDIR
  }

  /// Opens an input.
  static func open(_ path: String) throws(InputError) -> ByteSource {
    path == "-"
      ? ByteSource(descriptor: 0, name: "-") : try ByteSource(path: path)
  }
}
