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

  /// Walks paths and reads what is found there.
  package init(_ paths: [String], search: ConfigurationSearch) {
    var search = search
    let walk = RuleFileWalk(paths)
    errors = walk.errors
    for found in walk.files {
      let absolute = search.absolute(found.path)
      let index = search.index(for: absolute)
      if search.configurations[index].excludes(absolute) {
        excludedCount += 1
        continue
      }
      do throws(FileError) {
        let bytes = try FileBytes.read(found.path, limit: DetectionReader.fileLimit)
        files.append(
          File(
            source: SourceFile(path: found.path, bytes: bytes), absolutePath: absolute,
            isNamed: found.isNamed, configuration: index))
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
