package import MargayDiagnostics
import MargayFrontend

/// Applies fix-its until there is none left to apply.
///
/// Fix-its are edits on bytes, so that everything else in a file stays. After each round a file is read again: fix-its
/// that would bring an error that was not there before are taken back, one by one where several were applied together.
package struct LintFixer {
  /// Rounds after which fix-its that bring each other about are given up.
  static let mostRounds = 10

  /// A file that was changed.
  package struct Change {
    /// The path.
    package let path: String
    /// The bytes before.
    package let before: [UInt8]
    /// The bytes afterwards.
    package internal(set) var after: [UInt8]
    /// The findings that were mended, in the order of mending.
    package internal(set) var fixed: [Diagnostic]
  }

  private let run: LintRun
  private let applies: (FixSafety) -> Bool
  /// The files, with their texts after the fix-its.
  package private(set) var sources: LintSources
  /// What was changed, in the order of the files.
  package private(set) var changes: [Change] = []
  private var changeOfFile: [Int: Int] = [:]

  /// Makes a fixer; unsafe fix-its are applied only when asked for.
  package init(_ run: LintRun, _ sources: LintSources, appliesUnsafe: Bool) {
    self.run = run
    self.sources = sources
    applies = { $0 == .safe || $0 == .unsafe && appliesUnsafe }
  }

  /// Applies everything that can be; gives what is found afterwards.
  ///
  /// `isTaken` says which findings are to be mended, such as those of changed files only.
  package mutating func fix(_ isTaken: (Diagnostic) -> Bool = { _ in true }) -> LintReport {
    var report = run.lint(sources)
    for _ in 0..<LintFixer.mostRounds {
      let mendable = report.diagnostics.filter { isTaken($0) && fix(of: $0) != nil }
      guard !mendable.isEmpty, apply(mendable) else { break }
      report = run.lint(sources)
    }
    let order = changeOfFile.sorted { $0.key < $1.key }.map(\.value)
    changes = order.map { changes[$0] }
    changeOfFile = [:]
    return report
  }

  private func fix(of diagnostic: Diagnostic) -> FixIt? {
    diagnostic.fixes.first { applies($0.safety) }
  }

  /// Applies one round of fix-its; false when no file changed.
  private mutating func apply(_ mendable: [Diagnostic]) -> Bool {
    var isChanged = false
    for index in sources.files.indices {
      let file = sources.files[index]
      let configuration = sources.configuration(of: file)
      let own = mendable.filter {
        $0.file === file.source && configuration.selects($0.kind, at: file.absolutePath)
      }
      guard !own.isEmpty else { continue }
      guard let (bytes, fixed) = mend(file, own) else { continue }
      isChanged = true
      note(index, file, bytes, fixed)
      sources.files[index].source = SourceFile(path: file.source.path, bytes: bytes)
    }
    return isChanged
  }

  private mutating func note(
    _ index: Int, _ file: LintSources.File, _ bytes: [UInt8], _ fixed: [Diagnostic]
  ) {
    if let change = changeOfFile[index] {
      changes[change].after = bytes
      changes[change].fixed += fixed
    } else {
      changeOfFile[index] = changes.count
      changes.append(
        Change(path: file.source.path, before: file.source.bytes, after: bytes, fixed: fixed))
    }
  }

  /// The bytes of a file after the fix-its that can be applied; nil where none can.
  private func mend(
    _ file: LintSources.File, _ own: [Diagnostic]
  ) -> (bytes: [UInt8], fixed: [Diagnostic])? {
    let before = errors(in: file)
    if let together = applied(own, to: file, noWorseThan: before) { return together }
    guard own.count > 1 else { return nil }
    var taken: [Diagnostic] = []
    for diagnostic in own
    where applied(taken + [diagnostic], to: file, noWorseThan: before)?.fixed.count
      == taken.count + 1
    {
      taken.append(diagnostic)
    }
    return applied(taken, to: file, noWorseThan: before)
  }

  private func applied(
    _ diagnostics: [Diagnostic], to file: LintSources.File, noWorseThan before: [String: Int]
  ) -> (bytes: [UInt8], fixed: [Diagnostic])? {
    let fixes = diagnostics.compactMap(fix)
    let application = EditApplication(fixes, to: file.source.bytes)
    let fixed = diagnostics.filter { diagnostic in
      fix(of: diagnostic).map { !application.notApplied.contains($0) } ?? false
    }
    guard !fixed.isEmpty, !application.bytes.elementsEqual(file.source.bytes) else { return nil }
    var mended = file
    mended.source = SourceFile(path: file.source.path, bytes: application.bytes)
    let after = errors(in: mended)
    guard after.allSatisfy({ $0.value <= before[$0.key] ?? 0 }) else { return nil }
    return (application.bytes, fixed)
  }

  /// The number of errors of each code in a file.
  private func errors(in file: LintSources.File) -> [String: Int] {
    var counts: [String: Int] = [:]
    for diagnostic in run.read(file).diagnostics where diagnostic.severity == .error {
      counts[diagnostic.kind.code, default: 0] += 1
    }
    return counts
  }
}
