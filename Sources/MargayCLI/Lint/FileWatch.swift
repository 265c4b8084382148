import MargayFrontend
import MargayLint

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Waits until a rule file of some paths, or a settings file that holds for them, changes, comes or goes.
///
/// It looks a few times a second: that works on every file system, network ones too.
struct FileWatch {
  /// What a file is known by.
  private struct Stamp: Hashable {
    let path: String
    let size: Int64
    let seconds: Int
    let nanoseconds: Int
    let number: UInt64
  }

  private let paths: [String]
  private let named: [String]
  private var stamps: Set<Stamp>

  /// Remembers how the files are now; `named` are files of other kinds that the user names.
  init(_ paths: [String], named: [String]) {
    self.paths = paths
    self.named = named
    stamps = FileWatch.stamps(of: paths, named)
  }

  /// Comes back when something changed since the last time.
  mutating func wait() {
    while true {
      usleep(200_000)
      let now = FileWatch.stamps(of: paths, named)
      if now != stamps {
        stamps = now
        return
      }
    }
  }

  private static func stamps(of paths: [String], _ named: [String]) -> Set<Stamp> {
    var stamps: Set<Stamp> = []
    var last = ""
    for file in RuleFileWalk(paths).files {
      stamps.formUnion(stamp(file.path))
      // Files of one folder follow each other.
      let folder = ConfigurationSearch.folder(of: file.path)
      if !folder.utf8.elementsEqual(last.utf8) {
        stamps.formUnion(stamp(folder + "/" + ConfigurationSearch.fileName))
        last = folder
      }
    }
    for path in paths { stamps.formUnion(settings(above: path)) }
    for path in named { stamps.formUnion(stamp(path)) }
    return stamps
  }

  /// The settings files that may hold for a path: in it, and in every folder above.
  private static func settings(above path: String) -> [Stamp] {
    guard let resolved = realpath(path, nil) else { return [] }
    defer { free(resolved) }
    var names = String(cString: resolved).utf8.split(separator: 0x2F)
    var stamps: [Stamp] = []
    while true {
      let folder = names.map { "/" + String(decoding: $0, as: UTF8.self) }.joined()
      stamps += stamp(folder + "/" + ConfigurationSearch.fileName)
      if names.popLast() == nil { return stamps }
    }
  }

  private static func stamp(_ path: String) -> [Stamp] {
    var status = stat()
    guard stat(path, &status) == 0 else { return [] }
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    return [
      Stamp(
        path: path, size: Int64(status.st_size), seconds: time.tv_sec, nanoseconds: time.tv_nsec,
        number: UInt64(truncatingIfNeeded: status.st_ino))
    ]
  }
}
