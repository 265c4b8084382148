package import MargayFrontend

extension RuleSet {
  /// Reads the rule files of paths: files, and what a walk finds in folders.
  ///
  /// The set holds what could be read; `errors` are the paths that could not, whose rules are missing in it.
  package static func read(
    _ paths: [String], ignoresExtraKeys: Bool = false
  ) -> (rules: RuleSet, errors: [FileError]) {
    let registry = Registry()
    registry.register(paths: paths, ignoresExtraKeys: ignoresExtraKeys)
    return (registry.freeze(), registry.unreadable)
  }
}
