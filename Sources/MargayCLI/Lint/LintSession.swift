import MargayDiagnostics
import MargayFrontend
import MargayKit
import MargayLint

/// One run of `margay lint`: reading, linting, mending, and what a baseline and a revision leave over.
struct LintSession {
  /// What a run is to do.
  struct Plan {
    /// The files and folders.
    var paths: [String]
    /// Which findings are shown.
    var search: ConfigurationSearch
    /// Rules that are there to be derived from.
    var beside: Registry
    /// Whether unknown top-level keys are accepted.
    var ignoresExtraKeys = false
    /// The rules whose findings are shown.
    var selection = RuleSelection()
    /// The files whose findings are shown; nil for all.
    var changed: ChangedFiles?
    /// The baseline, with the folder that its paths begin in.
    var baseline: (content: Baseline, folder: String)?
    /// Where results of earlier runs are kept; nil to lint every file anew.
    var cache: LintCacheFile?
    /// Whether fix-its are applied.
    var fixes = false
    /// Whether unsafe fix-its are applied too.
    var fixesUnsafe = false
  }

  /// What the run is to do.
  let plan: Plan
  /// The files.
  let sources: LintSources
  /// What an earlier run found.
  private let known: LintCache
  /// When the run began.
  private let start = FileStamp.now

  /// Reads the files.
  ///
  /// - Throws: `CommandFailure` for a configuration with errors, and for paths that cannot be read.
  init(_ plan: Plan) throws {
    self.plan = plan
    let known = plan.cache?.read() ?? LintCache()
    self.known = known
    sources = LintSources(
      plan.paths, search: plan.search, isKnown: { known.isKnown($0) },
      willRead: { PreparedMemory.prepare(for: .linting, bytes: $0) })
    guard sources.configurationDiagnostics.isEmpty else {
      let text = TextDiagnosticRenderer().render(sources.configurationDiagnostics)
      throw CommandFailure(lines: [String(text.dropLast())], code: 2)
    }
    guard sources.errors.isEmpty else {
      throw CommandFailure(
        lines: sources.errors.map { "margay: \(TerminalText.escape($0.description))" }, code: 2)
    }
  }

  /// Lints and mends; nothing is written yet but the cache.
  ///
  /// - Throws: `CommandFailure` for a file that can no longer be read.
  func run() throws -> LintOutcome {
    let run = LintRun(ignoresExtraKeys: plan.ignoresExtraKeys, beside: plan.beside)
    guard plan.fixes else {
      guard let file = plan.cache else { return outcome(run.lint(sources), []) }
      var cached = CachedLintRun(run, known, start: start, sources)
      do throws(FileError) {
        let result = try cached.lint()
        if let cache = result.cache { file.write(cache) }
        return outcome(result.report, [])
      } catch {
        throw CommandFailure(TerminalText.escape(error.description))
      }
    }
    var fixer = LintFixer(run, sources, appliesUnsafe: plan.fixesUnsafe)
    let taken = paths(in: sources)
    let report = fixer.fix { isTaken($0.file, taken) }
    return outcome(report, fixer.changes)
  }

  /// The path of each file of a set, as the user or the walk gave it, with its absolute path.
  private func paths(in sources: LintSources) -> [String: String] {
    Dictionary(
      sources.files.map { ($0.source.path, $0.absolutePath) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  private func isTaken(_ file: SourceFile, _ paths: [String: String]) -> Bool {
    guard let changed = plan.changed else { return true }
    return paths[file.path].map { changed.paths.contains($0) } ?? false
  }

  private func outcome(_ report: LintReport, _ changes: [LintFixer.Change]) -> LintOutcome {
    let paths = paths(in: sources)
    var report = report.selecting(plan.selection)
    if plan.changed != nil {
      report = report.leavingOut { !isTaken($0.file, paths) }
    }
    guard let (baseline, folder) = plan.baseline else {
      return LintOutcome(found: report, changes: changes)
    }
    let result = report.accepting(baseline) { baselinePath($0, folder, paths) }
    return LintOutcome(
      found: result.report, accepted: result.accepted, gone: result.gone, usesBaseline: true,
      changes: changes)
  }

  /// A baseline of everything that a report shows.
  func baseline(of report: LintReport, folder: String) -> Baseline {
    let paths = paths(in: sources)
    return Baseline(
      accepting: report.diagnostics.map {
        Baseline.key(of: $0, path: baselinePath($0.file, folder, paths))
      })
  }

  /// A file's path from the folder of the baseline; the absolute one where it lies elsewhere.
  private func baselinePath(
    _ file: SourceFile, _ folder: String, _ paths: [String: String]
  ) -> String {
    let absolute = paths[file.path] ?? file.path
    guard let names = PathPatterns.names(of: absolute, below: folder) else { return absolute }
    return names.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "/")
  }
}
