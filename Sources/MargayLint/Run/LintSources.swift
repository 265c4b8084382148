package import MargayDiagnostics
package import MargayFrontend

/// The files of a run, read once, each with the configuration that holds for it.
package struct LintSources {
  /// A file that is linted.
  package struct File {
    /// The text; another one after fix-its.
    package internal(set) var source: SourceFile
    /// The absolute path.
    package let absolutePath: String
    /// Whether the user named it.
    package let isNamed: Bool
    /// The index of its configuration.
    package let configuration: Int
    /// What the system said of it before it was read.
    let stamp: FileStamp
    /// Whether it was read; the text of one that was not is empty.
    package internal(set) var isRead = true
  }

  /// The files, in the order in which they were found.
  package internal(set) var files: [File] = []
  /// The number of files that the configuration excludes.
  package private(set) var excludedCount = 0
  /// What could not be read.
  package private(set) var errors: [FileError]
  /// The configurations.
  package let configurations: [LintConfiguration]
  /// What is wrong with the configurations.
  package let configurationDiagnostics: [Diagnostic]

  /// Walks paths and reads what is found there, but for the files of which `isKnown` says that they need not be read.
  ///
  /// `willRead` is told before the first file how many bytes are going to be read.
  package init(
    _ paths: [String], search: ConfigurationSearch,
    isKnown: (RuleFilePath) -> Bool = { _ in false },
    willRead: (_ bytes: Int) -> Void = { _ in }
  ) {
    var search = search
    let walk = RuleFileWalk(paths)
    errors = walk.errors
    var folder = OpenFolder()
    willRead(walk.files.reduce(0) { isKnown($1) ? $0 : $0 + $1.stamp.size })
    for found in walk.files {
      let absolute = search.absolute(found.path)
      let index = search.index(for: absolute)
      if search.configurations[index].excludes(absolute) {
        excludedCount += 1
        continue
      }
      var file = File(
        source: SourceFile(path: found.path, bytes: []), absolutePath: absolute,
        isNamed: found.isNamed, configuration: index, stamp: found.stamp, isRead: false)
      do throws(FileError) {
        if !isKnown(found) { try file.read(in: &folder) }
        files.append(file)
      } catch {
        errors.append(error)
      }
    }
    errors += search.errors
    configurations = search.configurations
    configurationDiagnostics = search.diagnostics
  }

  /// The configuration of a file.
  package func configuration(of file: File) -> LintConfiguration {
    configurations[file.configuration]
  }
}

extension LintSources.File {
  /// Reads the file if that was left out.
  ///
  /// - Throws: `FileError` when it cannot be read.
  mutating func read() throws(FileError) {
    var folder = OpenFolder()
    try read(in: &folder)
  }

  /// Reads the file if that was left out; whoever reads many files of a folder gives the same one each time.
  ///
  /// - Throws: `FileError` when it cannot be read.
  mutating func read(in folder: inout OpenFolder) throws(FileError) {
    guard !isRead else { return }
    let bytes = try FileBytes.read(
      source.path, limit: DetectionReader.fileLimit, size: stamp.size, in: &folder)
    source = SourceFile(path: source.path, bytes: bytes)
    isRead = true
  }
}
