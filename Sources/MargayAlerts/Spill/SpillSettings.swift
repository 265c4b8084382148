#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Where temporary data goes and how much is held in memory before.
package struct SpillSettings: Hashable, Sendable {
  /// The folder of the temporary files.
  package var folder: String
  /// The number of bytes held in memory before they are written out.
  package var memory: Int
  /// The number of files of one size that are merged into a bigger one; at least 2.
  ///
  /// Bounds the open files: at most this many for each level, and a level holds this many times the
  /// data of the one below it.
  package var fanIn: Int

  /// Makes settings; the folder is `$TMPDIR`, else `/tmp`, unless it is given.
  package init(folder: String? = nil, memory: Int = 16 << 20, fanIn: Int = 16) {
    self.folder = folder ?? SpillSettings.standardFolder
    self.memory = max(memory, 0)
    self.fanIn = max(fanIn, 2)
  }

  /// `$TMPDIR` where it is set and not empty, else `/tmp`.
  private static var standardFolder: String {
    guard let value = getenv("TMPDIR"), value.pointee != 0 else { return "/tmp" }
    return String(cString: value)
  }
}
