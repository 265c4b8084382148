import MargayFrontend
import MargayLint

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Where the cache of one way to call `margay lint` is kept: a file of its own for each version of the tool, folder,
/// paths and flags.
///
/// What cannot be read or written is no error: then there is no cache.
struct LintCacheFile {
  /// How many files a folder keeps: what was not used for longest goes first.
  private static let mostFiles = 64
  private static let largest = 1 << 28

  private let folder: String
  private let key: [UInt8]

  /// Finds the place; nil where there is no folder for it.
  ///
  /// `parts` are the flags and paths that decide what a run finds.
  init?(folder named: String?, parts: [String]) {
    guard let folder = named ?? LintCacheFile.usualFolder,
      let program = FileStamp(of: "/proc/self/exe") ?? FileStamp(of: CommandLine.arguments[0])
    else { return nil }
    var current = [CChar](repeating: 0, count: Int(PATH_MAX))
    guard getcwd(&current, current.count) != nil else { return nil }
    let path = current.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    var content: [UInt8] = []
    // The rules and checks of a program change with its file, whatever its version says.
    for part in [Margay.toolVersion] + program.numbers.map({ String($0) }) + parts {
      content += Array(String(part.utf8.count).utf8) + [0x20] + Array(part.utf8)
    }
    self.folder = folder
    key = LintCache.digest(content + path)
  }

  /// `$XDG_CACHE_HOME/margay`, or `.cache/margay` in the home folder; nil without either.
  private static var usualFolder: String? {
    if let folder = Console.environment("XDG_CACHE_HOME"), folder.utf8.first == UInt8(ascii: "/") {
      return folder + "/margay"
    }
    guard let home = Console.environment("HOME"), home.utf8.first == UInt8(ascii: "/") else {
      return nil
    }
    return home + "/.cache/margay"
  }

  private var path: String {
    let digits = Array("0123456789abcdef".utf8)
    let name = key.prefix(16).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return folder + "/lint-" + String(decoding: name, as: UTF8.self)
  }

  /// What the file holds; an empty cache where that is none of ours.
  func read() -> LintCache {
    var status = stat()
    // What others own or may write says nothing.
    guard stat(path, &status) == 0, status.st_uid == geteuid(), status.st_mode & 0o022 == 0,
      status.st_mode & S_IFMT == S_IFREG,
      let bytes = try? FileBytes.read(path, limit: LintCacheFile.largest)
    else { return LintCache() }
    return LintCache(bytes, key: key) ?? LintCache()
  }

  /// Writes a cache, readable by its owner only.
  func write(_ cache: LintCache) {
    do {
      try FileReplacement.makeFolders(above: path, isPrivate: true)
      try FileReplacement.write(cache.bytes(key: key), to: path, isPrivate: true)
      removeOldest()
    } catch {
      // The next run lints every file again, as this one did.
    }
  }

  private func removeOldest() {
    guard let handle = opendir(folder) else { return }
    defer { closedir(handle) }
    var found: [(path: String, used: UInt64)] = []
    while let entry = readdir(handle) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        String(cString: UnsafeRawPointer(pointer).assumingMemoryBound(to: CChar.self))
      }
      guard name.utf8.starts(with: "lint-".utf8) else { continue }
      let path = folder + "/" + name
      if let stamp = FileStamp(of: path) { found.append((path, stamp.numbers[3])) }
    }
    guard found.count > LintCacheFile.mostFiles else { return }
    for file in found.sorted(by: { $0.used < $1.used }).dropLast(LintCacheFile.mostFiles) {
      unlink(file.path)
    }
  }
}
