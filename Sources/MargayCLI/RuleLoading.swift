import MargayDiagnostics
import MargayFrontend
import MargayKit

/// Reads the rule files of paths into a rule set.
enum RuleLoading {
  /// Walks the paths and reads every file that was found.
  ///
  /// - Throws: `CommandFailure` when a path cannot be read: it may hold rules that would be missing silently.
  static func load(_ paths: [String], options: RuleReadingOptions) throws -> RuleSet {
    let (rules, errors) = RuleSet.read(paths, ignoresExtraKeys: options.ignoreExtraKeys)
    guard errors.isEmpty else {
      throw CommandFailure(
        lines: errors.map { "margay: \(TerminalText.escape($0.description))" }, code: 2)
    }
    return rules
  }
}
