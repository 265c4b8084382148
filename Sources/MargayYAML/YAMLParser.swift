package import MargayDiagnostics

/// Reads a file as YAML into a located tree.
///
/// After a slip whose mending is certain, such as a forgotten space behind a colon, reading goes on in
/// the mended text; after any other syntax error there is no tree, since what came before the error
/// would only bring follow-on errors.
package enum YAMLParser {
  /// The number of slips after which a file is given up.
  private static let mostSlips = 20

  /// Reads `file`; every problem is among the diagnostics of the result, none is thrown.
  package static func parse(_ file: SourceFile, limits: YAMLLimits = .init()) -> YAMLDocument {
    let reading = read(file, limits, slips: 0)
    return YAMLDocument(
      file: file, root: reading.root, diagnostics: reading.diagnostics.sortedByPlace())
  }

  private struct Reading {
    var root: YAMLNode?
    var diagnostics: [Diagnostic]
  }

  private static func read(_ file: SourceFile, _ limits: YAMLLimits, slips: Int) -> Reading {
    let marks: MarkTable
    switch SourceText.check(file, limits: limits) {
    case .refused(let diagnostic): return Reading(diagnostics: [diagnostic])
    case .text(let table): marks = table
    }
    let (reading, finding) = file.bytes.withUnsafeBufferPointer { bytes in
      build(file, bytes, marks, limits)
    }
    guard let finding else { return reading }
    if finding.isCertain, slips < mostSlips,
      let mended = MendedText(file, finding.diagnostic.fixes.first)
    {
      // What the first reading found before the slip, the second finds again.
      var limits = limits
      limits.fileBytes = .max
      let rest = read(mended.file, limits, slips: slips + 1)
      return Reading(
        root: rest.root.map(mended.original),
        diagnostics: [finding.diagnostic] + rest.diagnostics.map(mended.original))
    }
    return Reading(diagnostics: reading.diagnostics + [finding.diagnostic])
  }

  private static func build(
    _ file: SourceFile, _ bytes: UnsafeBufferPointer<UInt8>, _ marks: MarkTable,
    _ limits: YAMLLimits
  ) -> (Reading, SyntaxExplanation.Finding?) {
    guard let parser = CParser(bytes, marks: marks) else {
      return (Reading(diagnostics: [YAMLDiagnostics.outOfMemory(file)]), nil)
    }
    var builder = TreeBuilder(file, limits: limits, parser: parser)
    do throws(TreeBuilder.Stop) {
      let root = try builder.document()
      if root == nil, builder.diagnostics.isEmpty {
        return (Reading(diagnostics: [YAMLDiagnostics.emptyFile(file)]), nil)
      }
      return (Reading(root: root, diagnostics: builder.diagnostics), nil)
    } catch {
      let reading = Reading(diagnostics: builder.diagnostics)
      guard case .syntax(let error) = error else { return (reading, nil) }
      let tokens = CParser(bytes, marks: marks)?.scanTokens(
        before: error.place, nesting: limits.nesting)
      return (reading, SyntaxExplanation(file, error, tokens?.list ?? []).finding)
    }
  }
}
