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
}
