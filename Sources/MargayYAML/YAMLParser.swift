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
  ///
  /// Most files are read without the C parser, to the same tree (Documentation/Decisions/TwoYAMLReaders.md);
  /// `usesCommonReader` is false where a test compares the two. Whoever reads many files gives the same `memory`
  /// each time, and says with `isKept` whether their trees stay.
  package static func parse(
    _ file: SourceFile, limits: YAMLLimits = .init(), usesCommonReader: Bool = true,
    memory: YAMLMemory = YAMLMemory(), isKept: Bool = true
  ) -> YAMLDocument {
    let checked = SourceText.check(file, limits: limits)
    if usesCommonReader, case .text(let text) = checked, text.isCommon,
      let tree = CommonReader.read(file, nesting: limits.nesting, memory: memory)
    {
      if isKept { tree.trim() }
      return YAMLDocument(file: file, root: tree.root, diagnostics: [])
    }
    let reading = read(file, limits, checked, slips: 0)
    return YAMLDocument(
      file: file, root: reading.root.map { YAMLTree($0, bytes: file.bytes).root },
      diagnostics: reading.diagnostics.sortedByPlace())
  }

  /// Whether the common reader reads a file, or leaves it to the C parser.
  package static func isCommon(_ file: SourceFile) -> Bool {
    guard case .text(let text) = SourceText.check(file, limits: YAMLLimits()) else { return false }
    return text.isCommon
      && CommonReader.read(file, nesting: YAMLLimits().nesting, memory: YAMLMemory()) != nil
  }

  private struct Reading {
    var root: BuiltNode?
    var diagnostics: [Diagnostic]
  }

  private static func read(
    _ file: SourceFile, _ limits: YAMLLimits, _ checked: SourceText.Outcome, slips: Int
  ) -> Reading {
    let marks: MarkTable
    switch checked {
    case .refused(let diagnostic): return Reading(diagnostics: [diagnostic])
    case .text(let text): marks = MarkTable(file, base: text.base, isASCII: text.isASCII)
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
      let checked = SourceText.check(mended.file, limits: limits)
      let rest = read(mended.file, limits, checked, slips: slips + 1)
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
