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
    let results = results(sources, Array(sources.files.indices))
    var report = LintReport(excludedCount: sources.excludedCount)
    report.rules = results.rules
    report.summary = results.rules.summary
    for (_, result) in results.files {
      report.diagnostics += result.shown
      report.suppressed += result.suppressed
    }
    return report
  }

  /// What came of some files.
  struct Results {
    /// The rules of the files.
    let rules: RuleSet
    /// What came of each file, with its index, in their order.
    var files: [(index: Int, result: LintedFileResult)] = []
  }

  /// Lints some of the files as if there were no others, `links` said with each where they are asked for.
  func results(_ sources: LintSources, _ chosen: [Int], withLinks: Bool = false) -> Results {
    let registry = Registry(beside)
    var entries: Set<Int> = []
    var indices: [ObjectIdentifier: Int] = [:]
    let memory = ReadingMemory()
    for index in chosen {
      let file = sources.files[index]
      indices[ObjectIdentifier(file.source)] = index
      entries.insert(registry.register(read(file, memory)))
    }
    let everything = registry.freeze()
    let linted = everything.restricted(to: entries)
    let linter = Linter(LintRun.checks(for: sources)) { source in
      indices[ObjectIdentifier(source)].map {
        sources.configuration(of: sources.files[$0]).settings
      } ?? LintSettings()
    }
    var byFile: [Int: [Diagnostic]] = [:]
    for diagnostic in linted.diagnostics + linter.findings(in: linted, beside: everything) {
      guard let index = indices[ObjectIdentifier(diagnostic.file)] else { continue }
      byFile[index, default: []].append(diagnostic)
    }
    let facts = LintedFileResult.facts(of: linted)
    let detections =
      withLinks
      ? Dictionary(
        linted.detections.map { (ObjectIdentifier($0.origin.file), $0) },
        uniquingKeysWith: { first, _ in first }) : [:]
    var results = Results(rules: linted)
    for read in linted.files {
      guard let index = indices[ObjectIdentifier(read.file)] else { continue }
      let file = sources.files[index]
      let configuration = sources.configuration(of: file)
      func isShown(_ kind: DiagnosticKind) -> Bool {
        configuration.shows(kind, at: file.absolutePath)
      }
      let source = LintedFile(read.reading, settings: configuration.settings)
      let found = (byFile[index] ?? []).filter { isShown($0.kind) }.map(configuration.adjusted)
      let divided = SuppressionResult(found, in: source, isJudged: isShown)
      var result = LintedFileResult(
        facts: facts[ObjectIdentifier(read.file)] ?? .nothing,
        shown: divided.shown.filter { isShown($0.kind) }.sortedByPlace(),
        suppressed: divided.suppressed)
      if withLinks {
        result.links = linter.links(of: source, detections[ObjectIdentifier(read.file)])
      }
      results.files.append((index, result))
    }
    return results
  }

  /// Reads one file with its tree.
  func read(_ file: LintSources.File, _ memory: ReadingMemory = ReadingMemory()) -> DetectionFile {
    DetectionReader.read(
      file.source,
      options: FrontendOptions(
        ignoresExtraKeys: ignoresExtraKeys, isNamed: file.isNamed, keepsTree: true),
      memory: memory)
  }

  /// The checks that some file of a run may have to show.
  private static func checks(for sources: LintSources) -> [any Check] {
    let used = Set(sources.files.map(\.configuration)).map { sources.configurations[$0] }
    return CheckIndex.all.filter { check in used.contains { $0.mayShow(check.kind) } }
  }

  /// What ties some files to others by the ids that they name; what checks compare is known only when they are linted.
  func links(of chosen: Set<Int>, in sources: LintSources) -> [FileLinks] {
    let linter = Linter([])
    let memory = ReadingMemory()
    return chosen.map { index in
      linter.links(
        of: LintedFile(read(sources.files[index], memory), settings: LintSettings()), nil)
    }
  }
}
