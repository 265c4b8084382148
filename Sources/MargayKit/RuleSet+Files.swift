import MargayDiagnostics
package import MargayFrontend

extension RuleSet {
  /// Reads the rule files of paths: files, and what a walk finds in folders.
  ///
  /// The set holds what could be read; `errors` are the paths that could not, whose rules are missing in it.
  package static func read(
    _ paths: [String], ignoresExtraKeys: Bool = false
  ) -> (rules: RuleSet, errors: [FileError]) {
    let walk = RuleFileWalk(paths)
    var errors = walk.errors
    var registry = Registry()
    for found in walk.files {
      do throws(FileError) {
        let bytes = try FileBytes.read(found.path, limit: DetectionReader.fileLimit)
        registry.register(
          DetectionReader.read(
            SourceFile(path: found.path, bytes: bytes),
            options: FrontendOptions(ignoresExtraKeys: ignoresExtraKeys, isNamed: found.isNamed)))
      } catch {
        errors.append(error)
      }
    }
    return (registry.freeze(), errors)
  }
}
