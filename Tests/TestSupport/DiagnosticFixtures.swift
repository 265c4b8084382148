package import MargayDiagnostics
package import Testing

/// The fixtures of diagnostics: `Tests/Fixtures/Diagnostics/<code>/<case>.yml` and its golden
/// `<case>.txt`, which holds the rendered text.
package enum DiagnosticFixtures {
  /// The cases of all codes that begin with `prefix`, for `@Test(arguments:)`.
  package static func cases(prefix: String) -> [Fixtures.File] {
    Fixtures("Diagnostics").files(endingIn: ".yml", ".yaml").filter { file in
      file.name.utf8.starts(with: prefix.utf8)
    }
  }

  /// Compares what `diagnose` finds in a case with its golden, and expects the folder's code in it.
  package static func check(
    _ fixture: Fixtures.File, sourceLocation: Testing.SourceLocation = #_sourceLocation,
    diagnose: (SourceFile) -> [Diagnostic]
  ) throws {
    let file = SourceFile(path: fixture.name, bytes: try fixture.bytes())
    let found = diagnose(file)
    let code = fixture.name.split(separator: "/").first.map(String.init) ?? ""
    #expect(
      found.contains { $0.kind.code == code }, "\(fixture.name) does not show \(code)",
      sourceLocation: sourceLocation)
    let stem = fixture.path.split(separator: ".", omittingEmptySubsequences: false).dropLast()
    Golden.expect(
      TextDiagnosticRenderer().render(found.sortedByPlace()),
      at: stem.joined(separator: ".") + ".txt", sourceLocation: sourceLocation)
  }

  /// Expects a folder with a case for each kind, and no folder for a code that does not exist.
  package static func expectCoverage(
    of kinds: [DiagnosticKind], prefix: String,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) {
    let codes = Set(
      cases(prefix: prefix).compactMap { $0.name.split(separator: "/").first.map(String.init) })
    for kind in kinds {
      #expect(
        codes.contains(kind.code), "\(kind.code) \(kind.name) has no fixture",
        sourceLocation: sourceLocation)
    }
    let known = Set(kinds.map(\.code))
    for code in codes.sorted() {
      #expect(
        known.contains(code), "\(code) has a fixture and no declaration",
        sourceLocation: sourceLocation)
    }
    #expect(known.count == kinds.count, "a code is used twice", sourceLocation: sourceLocation)
  }
}
