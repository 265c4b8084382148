package import MargayDiagnostics

/// Reads a file as YAML into a located tree.
package enum YAMLParser {
  /// Reads `file`; every problem is among the diagnostics of the result, none is thrown.
  package static func parse(_ file: SourceFile, limits: YAMLLimits = .init()) -> YAMLDocument {
    switch SourceText.check(file, limits: limits) {
    case .refused(let diagnostic):
      return YAMLDocument(file: file, root: nil, diagnostics: [diagnostic])
    case .text(let marks):
      return file.bytes.withUnsafeBufferPointer { bytes in
        parse(file, bytes, marks, limits)
      }
    }
  }

  private static func parse(
    _ file: SourceFile, _ bytes: UnsafeBufferPointer<UInt8>, _ marks: MarkTable,
    _ limits: YAMLLimits
  ) -> YAMLDocument {
    guard let parser = CParser(bytes, marks: marks) else {
      let diagnostic = YAMLDiagnostics.outOfMemory(file)
      return YAMLDocument(file: file, root: nil, diagnostics: [diagnostic])
    }
    var builder = TreeBuilder(file, limits: limits, parser: parser)
    var diagnostics: [Diagnostic]
    var root: YAMLNode?
    do throws(TreeBuilder.Stop) {
      root = try builder.document()
      diagnostics = builder.diagnostics
      if root == nil, diagnostics.isEmpty { diagnostics = [YAMLDiagnostics.emptyFile(file)] }
    } catch {
      diagnostics = builder.diagnostics
      if case .syntax(let error) = error {
        let tokens = CParser(bytes, marks: marks)?.scanTokens(nesting: limits.nesting).list ?? []
        diagnostics.append(SyntaxExplanation(file, error, tokens).diagnostic)
      }
    }
    return YAMLDocument(file: file, root: root, diagnostics: diagnostics.sortedByPlace())
  }
}
