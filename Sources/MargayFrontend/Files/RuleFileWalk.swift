#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file that the user named or a walk found.
package struct RuleFilePath: Hashable, Sendable {
  /// The path: as named, or the named folder and the path below it.
  package let path: String
  /// Whether the user named it.
  package let isNamed: Bool
  /// The file that the path leads to.
  package let identity: FileIdentity
  /// What the system said of the file.
  package let stamp: FileStamp
}

/// A file's device and number: the same for two paths to one file.
package struct FileIdentity: Hashable, Sendable {
  let device: UInt64
  let number: UInt64
}

/// Finds the rule files of paths (Documentation/Language, section 1): `*.yml` and `*.yaml` below folders, hidden and
/// git-ignored ones skipped, in the order of their names' bytes.
///
/// Symbolic links to files are followed, links to folders are not, so a walk always ends. A file that two
/// paths lead to is found once.
package struct RuleFileWalk {
  /// The files in the order in which they are read.
  package private(set) var files: [RuleFilePath] = []
  /// The paths that could not be read.
  package private(set) var errors: [FileError] = []
  private var seen: Set<FileIdentity> = []

  /// Walks the paths in their order.
  package init(_ paths: [String]) {
    for path in paths { visit(named: path) }
  }

  /// The patterns of one folder's `.gitignore`.
  private struct IgnoreLevel {
    /// How many names of a path lie above the folder.
    let depth: Int
    let patterns: [IgnorePattern]
  }

  private mutating func visit(named path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else {
      errors.append(FileError(path: path, errorNumber: errno))
      return
    }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      add(path, status, isNamed: true)
      return
    }
    var folder = path
    while folder.utf8.count > 1, folder.utf8.last == 0x2F { folder.removeLast() }
    let (above, levels) = RuleFileWalk.levels(above: folder)
    visit(folder: folder, names: above, levels: levels)
  }

  private mutating func add(_ path: String, _ status: stat, isNamed: Bool) {
    let identity = FileIdentity(
      device: UInt64(truncatingIfNeeded: status.st_dev),
      number: UInt64(truncatingIfNeeded: status.st_ino))
    if seen.insert(identity).inserted {
      files.append(
        RuleFilePath(path: path, isNamed: isNamed, identity: identity, stamp: FileStamp(status)))
    }
  }

  /// Visits a folder; `names` are its names below the top of the working tree.
  private mutating func visit(folder: String, names: [[UInt8]], levels: [IgnoreLevel]) {
    guard let entries = RuleFileWalk.entries(of: folder) else {
      errors.append(FileError(path: folder, errorNumber: errno))
      return
    }
    var levels = levels
    if let patterns = RuleFileWalk.patterns(in: folder) {
      levels.append(IgnoreLevel(depth: names.count, patterns: patterns))
    }
    let above = folder == "/" ? folder : folder + "/"
    for entry in entries {
      let path = above + String(decoding: entry.name, as: UTF8.self)
      guard let link = entry.status else {
        errors.append(FileError(path: path, errorNumber: entry.errorNumber))
        continue
      }
      let isFolder = link.st_mode & S_IFMT == S_IFDIR
      let isRuleFile = RuleFileWalk.isRuleFile(entry.name)
      guard isFolder || isRuleFile else { continue }
      if !levels.isEmpty,
        RuleFileWalk.isIgnored(names + [entry.name], isFolder: isFolder, levels)
      {
        continue
      }
      if isFolder {
        visit(folder: path, names: names + [entry.name], levels: levels)
      } else if link.st_mode & S_IFMT == S_IFREG {
        add(path, link, isNamed: false)
      } else {
        var target = stat()
        guard stat(path, &target) == 0 else {
          errors.append(FileError(path: path, errorNumber: errno))
          continue
        }
        if target.st_mode & S_IFMT == S_IFREG { add(path, target, isNamed: false) }
      }
    }
  }

  private static func isRuleFile(_ name: [UInt8]) -> Bool {
    name.suffix(4).elementsEqual(".yml".utf8) || name.suffix(5).elementsEqual(".yaml".utf8)
  }

  /// Whether the last pattern that matches says so; deeper files win over those above.
  private static func isIgnored(_ names: [[UInt8]], isFolder: Bool, _ levels: [IgnoreLevel])
    -> Bool
  {
    for level in levels.reversed() {
      let relative = Array(names.dropFirst(level.depth))
      for pattern in level.patterns.reversed()
      where pattern.matches(relative, isFolder: isFolder) {
        return !pattern.isNegated
      }
    }
    return false
  }

  private static func patterns(in folder: String) -> [IgnorePattern]? {
    guard let bytes = try? FileBytes.read(folder + "/.gitignore", limit: 1 << 20) else {
      return nil
    }
    return bytes.split(separator: 0x0A).compactMap { IgnorePattern(line: $0) }
  }

  /// An entry of a folder and what the system says of it, links not followed.
  private struct FolderEntry {
    let name: [UInt8]
    /// nil where the system could not say.
    var status: stat?
    var errorNumber: Int32 = 0
  }

  /// A folder's entries in the byte order of their names, hidden ones left out; nil when it cannot be read.
  ///
  /// The system is asked about them while the folder is open, so that it need not look for each from the top.
  private static func entries(of folder: String) -> [FolderEntry]? {
    guard let handle = opendir(folder) else { return nil }
    defer { closedir(handle) }
    var entries: [FolderEntry] = []
    while let entry = readdir(handle) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        let text = UnsafeRawPointer(pointer).assumingMemoryBound(to: CChar.self)
        return Array(UnsafeRawBufferPointer(start: text, count: strlen(text)))
      }
      if name.first == 0x2E { continue }
      var found = FolderEntry(name: name)
      var status = stat()
      let isKnown = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        fstatat(
          dirfd(handle), UnsafeRawPointer(pointer).assumingMemoryBound(to: CChar.self), &status,
          AT_SYMLINK_NOFOLLOW) == 0
      }
      if isKnown { found.status = status } else { found.errorNumber = errno }
      entries.append(found)
    }
    return entries.sorted { precedes($0.name, $1.name) }
  }

  /// Whether a name stands before another in byte order.
  private static func precedes(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    for index in 0..<min(left.count, right.count) where left[index] != right[index] {
      return left[index] < right[index]
    }
    return left.count < right.count
  }

  /// The `.gitignore` files between the top of the working tree and a folder, and the folder's names below it.
  ///
  /// Outside of a working tree nothing above the folder counts.
  private static func levels(above folder: String) -> (names: [[UInt8]], levels: [IgnoreLevel]) {
    guard let resolved = realpath(folder, nil) else { return ([], []) }
    defer { free(resolved) }
    let path = String(cString: resolved)
    let names = path.utf8.split(separator: 0x2F).map { Array($0) }
    for count in stride(from: names.count, through: 0, by: -1) {
      let top =
        "/"
        + names.prefix(count).map { String(decoding: $0, as: UTF8.self) }
        .joined(separator: "/")
      guard access(top + "/.git", F_OK) == 0 else { continue }
      var levels: [IgnoreLevel] = []
      for depth in count..<max(count, names.count) {
        let above =
          "/"
          + names.prefix(depth).map { String(decoding: $0, as: UTF8.self) }
          .joined(separator: "/")
        if let patterns = patterns(in: above) {
          levels.append(IgnoreLevel(depth: depth - count, patterns: patterns))
        }
      }
      return (Array(names.dropFirst(count)), levels)
    }
    return ([], [])
  }
}
