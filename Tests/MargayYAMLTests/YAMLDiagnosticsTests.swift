import MargayDiagnostics
import MargayYAML
import TestSupport
import Testing

@Suite struct YAMLDiagnosticsTests {
  @Test func everyKindHasAFixture() {
    DiagnosticFixtures.expectCoverage(of: YAMLDiagnostics.all, prefix: "MG1")
  }

  @Test(arguments: DiagnosticFixtures.cases(prefix: "MG1"))
  func fixture(_ fixture: Fixtures.File) throws {
    try DiagnosticFixtures.check(fixture) { file in
      // A file above the real limit would be a megabyte of fixture.
      let isSizeCase = fixture.name.utf8.starts(with: "MG1001".utf8)
      let limits = isSizeCase ? YAMLLimits(fileBytes: 100) : YAMLLimits()
      return YAMLParser.parse(file, limits: limits).diagnostics
    }
  }

  /// Where every diagnostic of a fixture has a fix-it, the first ones together mend the file.
  @Test(arguments: DiagnosticFixtures.cases(prefix: "MG10"))
  func fixItsMendFixtures(_ fixture: Fixtures.File) throws {
    let file = SourceFile(path: fixture.name, bytes: try fixture.bytes())
    let fixes = YAMLParser.parse(file).diagnostics.map(\.fixes.first)
    var mended = file
    var rounds = 0
    // A control character hides what stands behind it.
    while rounds < 3, !fixes.contains(where: { $0 == nil }) {
      let found = YAMLParser.parse(mended).diagnostics.compactMap(\.fixes.first)
      mended = SourceFile(path: fixture.name, bytes: EditApplication(found, to: mended.bytes).bytes)
      rounds += 1
    }
    let left = fixes.contains { $0 == nil } ? [] : YAMLParser.parse(mended).diagnostics
    #expect(left.isEmpty, "\(TextDiagnosticRenderer().render(left))")
  }
}
