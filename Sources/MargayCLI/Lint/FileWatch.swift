import MargayFrontend
import MargayLint

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Waits until a rule file of some paths, or a configuration among them, changes, comes or goes.
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
  private var stamps: Set<Stamp>

  /// Remembers how the files are now.
  init(_ paths: [String]) {
    self.paths = paths
    stamps = FileWatch.stamps(of: paths)
  }

  /// Comes back when something changed since the last time.
  mutating func wait() {
    while true {
      usleep(200_000)
      let now = FileWatch.stamps(of: paths)
      if now != stamps {
        stamps = now
        return
      }
    }
  }

  private static func stamps(of paths: [String]) -> Set<Stamp> {
    var stamps: Set<Stamp> = []
    for file in RuleFileWalk(paths).files { stamps.formUnion(stamp(file.path)) }
    for path in paths {
      stamps.formUnion(stamp(path + "/" + ConfigurationSearch.fileName))
    }
    stamps.formUnion(stamp(ConfigurationSearch.fileName))
    return stamps
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
