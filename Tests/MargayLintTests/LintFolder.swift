import FoundationEssentials
import MargayDiagnostics
import MargayLint

/// A folder of files for one test, taken away when it is no longer used.
final class LintFolder {
  /// Its path.
  let path: String

  /// Writes files, by their paths in the folder.
  init(_ files: [String: String]) throws {
    path = FileManager.default.temporaryDirectory.path + "/margay-lint-\(UUID().uuidString)"
    // The search for configurations ends at the top of a working tree.
    try FileManager.default.createDirectory(
      atPath: path + "/.git", withIntermediateDirectories: true)
    for (name, text) in files { try write(text, to: name) }
  }

  /// Writes a file, by its path in the folder.
  func write(_ text: String, to name: String) throws {
    let file = "\(path)/\(name)"
    let folder = file.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    try FileManager.default.createDirectory(
      atPath: folder.joined(separator: "/"), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(filePath: file))
  }

  /// Takes a file away.
  func remove(_ name: String) throws {
    try FileManager.default.removeItem(atPath: "\(path)/\(name)")
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The files as they are read for a run.
  func sources(
    _ flags: ConfigurationSearch.Flags = .init(), paths: [String] = [""], file: String? = nil
  ) -> LintSources {
    LintSources(
      paths.map { path + ($0.isEmpty ? "" : "/" + $0) },
      search: ConfigurationSearch(flags, file: file.map { "\(path)/\($0)" }))
  }

  /// The findings, as `path:line code`.
  func findings(_ flags: ConfigurationSearch.Flags = .init(), file: String? = nil) -> [String] {
    describe(LintRun().lint(sources(flags, file: file)).diagnostics)
  }

  /// Findings as `path:line code`, with the severity where it is not the kind's own.
  func describe(_ diagnostics: [Diagnostic]) -> [String] {
    diagnostics.map { diagnostic in
      let line = diagnostic.file.lineIndex(at: diagnostic.range.lower) + 1
      return "\(diagnostic.file.path.dropFirst(path.count + 1)):\(line) \(diagnostic.kind.code)"
    }
  }
}

/// A rule with one dotted key on its line 7, and what a comment adds.
func dottedRule(_ id: String = "Example.Rule", comment: String = "", before: String = "") -> String
{
  """
  AnalysisType: rule
  RuleID: \(id)
  Enabled: true
  Severity: Low
  LogTypes: [AWS.CloudTrail]
  Detection:
  \(before)  - Key: userIdentity.type\(comment)
      Condition: Exists

  """
}

extension ConfigurationSearch.Flags {
  /// Only the check of dotted keys, and what is said about comments.
  static var dotted: Self {
    get throws { .init(select: try ["MG6201", "MG89"].map { try CodeSelector($0) }) }
  }
}
