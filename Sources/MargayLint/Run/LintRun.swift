import MargayDiagnostics
import MargayFrontend
package import MargayKit

/// Lints files: what the front end and the registry say, what the checks find, less what is not selected and what
/// comments take back.
package struct LintRun {
  private let ignoresExtraKeys: Bool
  /// Rules that are there beside the files, to be derived from.
  private let beside: Registry

  /// Makes a run; the rules of `beside` are known to the files and not linted themselves.
  package init(ignoresExtraKeys: Bool = false, beside: Registry = Registry()) {
    self.ignoresExtraKeys = ignoresExtraKeys
    self.beside = beside
  }

  /// Lints the files.
  package func lint(_ sources: LintSources) -> LintReport {
    let registry = Registry(beside)
    var entries: Set<Int> = []
    var indices: [ObjectIdentifier: Int] = [:]
    for (index, file) in sources.files.enumerated() {
      indices[ObjectIdentifier(file.source)] = index
      entries.insert(registry.register(read(file)))
    }
    let everything = registry.freeze()
    let linted = everything.restricted(to: entries)
    let used = Set(sources.files.map(\.configuration)).map { sources.configurations[$0] }
    let checks = CheckIndex.all.filter { check in used.contains { $0.mayShow(check.kind) } }
    let linter = Linter(checks) { source in
      indices[ObjectIdentifier(source)].map {
        sources.configuration(of: sources.files[$0]).settings
      } ?? LintSettings()
    }
    var byFile: [Int: [Diagnostic]] = [:]
    for diagnostic in linted.diagnostics + linter.findings(in: linted, beside: everything) {
      guard let index = indices[ObjectIdentifier(diagnostic.file)] else { continue }
      byFile[index, default: []].append(diagnostic)
    }
    var report = LintReport(rules: linted, excludedCount: sources.excludedCount)
    for read in linted.files {
      guard let index = indices[ObjectIdentifier(read.file)] else { continue }
      let file = sources.files[index]
      let configuration = sources.configuration(of: file)
      func isShown(_ kind: DiagnosticKind) -> Bool {
        configuration.shows(kind, at: file.absolutePath)
      }
      let source = LintedFile(read.reading, settings: configuration.settings)
      let found = (byFile[index] ?? []).filter { isShown($0.kind) }.map(configuration.adjusted)
      let result = SuppressionResult(found, in: source, isJudged: isShown)
      report.diagnostics += result.shown.filter { isShown($0.kind) }.sortedByPlace()
      report.suppressed += result.suppressed
    }
    return report
  }

  /// Reads one file with its tree.
  func read(_ file: LintSources.File) -> DetectionFile {
    DetectionReader.read(
      file.source,
      options: FrontendOptions(
        ignoresExtraKeys: ignoresExtraKeys, isNamed: file.isNamed, keepsTree: true))
  }
}
