import MargayDiagnostics
import MargayFrontend
import MargayKit

/// Reads the rule files of paths into a rule set.
enum RuleLoading {
  /// Walks the paths and reads every file that was found.
  ///
  /// - Throws: `CommandFailure` when a path cannot be read: it may hold rules that would be missing silently.
  static func load(_ paths: [String], options: RuleReadingOptions) throws -> RuleSet {
    let walk = RuleFileWalk(paths)
    var failures = walk.errors.map { "margay: \(TerminalText.escape($0.description))" }
    var registry = Registry()
    for found in walk.files {
      do throws(FileError) {
        let bytes = try FileBytes.read(found.path, limit: RuleLoading.fileLimit)
        registry.register(
          DetectionReader.read(
            SourceFile(path: found.path, bytes: bytes),
            options: FrontendOptions(
              ignoresExtraKeys: options.ignoreExtraKeys, isNamed: found.isNamed)))
      } catch {
        failures.append("margay: \(TerminalText.escape(error.description))")
      }
    }
    guard failures.isEmpty else { throw CommandFailure(lines: failures, code: 2) }
    return registry.freeze()
  }

  /// The limit of a rule file in bytes (language.md, section 1); one byte more is read to see that it is passed.
  static let fileLimit = 1 << 20
}
