package import MargayDiagnostics
package import MargayFrontend

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Finds the configuration of each file: the nearest `.margay.yml` in its folder or above.
///
/// The search ends at the top of a working tree (a folder that holds `.git`). A folder is looked at once.
package struct ConfigurationSearch {
  /// The name of the file.
  package static let fileName = ".margay.yml"

  /// What flags lay over each configuration.
  package struct Flags: Sendable {
    /// `--select`: in place of what the file selects and ignores; nil where it is not given.
    package var select: [CodeSelector]?
    /// `--ignore`, beside what the file ignores.
    package var ignore: [CodeSelector] = []

    /// Makes flags that change nothing.
    package init(select: [CodeSelector]? = nil, ignore: [CodeSelector] = []) {
      self.select = select
      self.ignore = ignore
    }
  }

  private let flags: Flags
  /// The current folder, as an absolute path.
  private let current: String
  /// A configuration that the user names, which holds for every file.
  private var named: Int?
  private var byFolder: [String: Int] = [:]
  private var folders: [String: String] = [:]
  /// The configurations found so far; the first holds where no file is found.
  package private(set) var configurations: [LintConfiguration]
  /// What is wrong with the files found so far.
  package private(set) var diagnostics: [Diagnostic] = []
  /// The files that could not be read.
  package private(set) var errors: [FileError] = []

  /// Makes a search; `file` is a configuration that the user names.
  package init(_ flags: Flags = Flags(), file: String? = nil) {
    self.flags = flags
    current = ConfigurationSearch.absolute(".")
    configurations = []
    add(LintConfiguration())
    if let file {
      let folder = ConfigurationSearch.folder(of: file)
      named = read(file, in: ConfigurationSearch.absolute(folder))
    }
  }

  /// The absolute path of a file, links in its folder resolved.
  package mutating func absolute(_ path: String) -> String {
    let folder = ConfigurationSearch.folder(of: path)
    let resolved: String
    if let known = folders[folder] {
      resolved = known
    } else {
      resolved = ConfigurationSearch.absolute(folder)
      folders[folder] = resolved
    }
    let name = path.utf8.split(separator: 0x2F).last.map { String(decoding: $0, as: UTF8.self) }
    return (resolved.utf8.elementsEqual("/".utf8) ? "" : resolved) + "/" + (name ?? "")
  }

  /// The index of the configuration that holds for a file, given as an absolute path.
  package mutating func index(for path: String) -> Int {
    if let named { return named }
    return index(inFolder: ConfigurationSearch.folder(of: path))
  }

  private mutating func index(inFolder folder: String) -> Int {
    if let known = byFolder[folder] { return known }
    let base = folder.utf8.elementsEqual("/".utf8) ? "" : folder
    let file = base + "/" + ConfigurationSearch.fileName
    let result: Int
    if access(file, F_OK) == 0 {
      result = read(file, in: folder)
    } else if base.isEmpty || access(base + "/.git", F_OK) == 0 {
      result = 0
    } else {
      result = index(inFolder: ConfigurationSearch.folder(of: folder))
    }
    byFolder[folder] = result
    return result
  }

  private mutating func read(_ path: String, in folder: String) -> Int {
    do throws(FileError) {
      let bytes = try FileBytes.read(path, limit: DetectionReader.fileLimit)
      let (configuration, found) = ConfigurationReader.read(
        SourceFile(path: shown(path), bytes: bytes), folder: folder)
      diagnostics += found
      return add(configuration)
    } catch {
      errors.append(error)
      return 0
    }
  }

  /// A path as it is shown: from the current folder where it lies below.
  private func shown(_ path: String) -> String {
    let prefix = current + "/"
    guard path.utf8.starts(with: prefix.utf8) else { return path }
    return String(decoding: Array(path.utf8.dropFirst(prefix.utf8.count)), as: UTF8.self)
  }

  @discardableResult
  private mutating func add(_ configuration: LintConfiguration) -> Int {
    var configuration = configuration
    if let select = flags.select {
      configuration.select = select
      configuration.ignore = []
    }
    configuration.ignore += flags.ignore
    configurations.append(configuration)
    return configurations.count - 1
  }

  /// The folder of a path, as it is written.
  package static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: 0x2F) else { return "." }
    return slash == path.utf8.startIndex ? "/" : String(path[..<slash])
  }

  private static func absolute(_ folder: String) -> String {
    guard let resolved = realpath(folder, nil) else { return folder }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
