#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The folder of the file that was read last, kept open: the system looks for the next one there, and not from the top
/// of its path on.
package struct OpenFolder: ~Copyable {
  /// The path with its last slash; empty for none.
  private var path: [CChar] = []
  private var descriptor: Int32 = -1

  /// Knows no folder yet.
  package init() {}

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Opens a file for reading; negative, with `errno`, when that fails.
  mutating func open(_ file: String) -> Int32 {
    let flags = O_RDONLY | O_CLOEXEC
    return file.withCString { text in
      var length = strlen(text)
      while length > 0, text[length - 1] != 0x2F { length -= 1 }
      guard length > 1, enter(UnsafeBufferPointer(start: text, count: length)) else {
        return openat(AT_FDCWD, text, flags)
      }
      return openat(descriptor, text + length, flags)
    }
  }

  /// Opens a folder, unless it is the one that is open; false when that cannot be done.
  private mutating func enter(_ folder: UnsafeBufferPointer<CChar>) -> Bool {
    if path.elementsEqual(folder) { return descriptor >= 0 }
    if descriptor >= 0 { close(descriptor) }
    path = Array(folder)
    descriptor = (path + [0]).withUnsafeBufferPointer { path in
      path.baseAddress.map { openat(AT_FDCWD, $0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) } ?? -1
    }
    return descriptor >= 0
  }
}
