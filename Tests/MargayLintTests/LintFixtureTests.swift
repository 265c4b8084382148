import MargayDiagnostics
import MargayFrontend
import MargayLint
import TestSupport
import Testing

/// The fixtures of what steers the linter: suppression comments and `.margay.yml`.
@Suite("Fixtures of lint diagnostics")
struct LintFixtureTests {
  @Test("every kind has a fixture")
  func coverage() {
    DiagnosticFixtures.expectCoverage(of: LintDiagnostics.all, prefix: "MG8")
  }

  @Test("a fixture", arguments: DiagnosticFixtures.cases(prefix: "MG8"))
  func fixture(_ fixture: Fixtures.File) throws {
    if fixture.name.hasPrefix("MG895") {
      try DiagnosticFixtures.check(fixture) {
        ConfigurationReader.read($0, folder: "/").diagnostics
      }
      return
    }
    let folder = try LintFolder(["rule.yml": try fixture.text()])
    let report = LintRun().lint(folder.sources(try .dotted))
    try DiagnosticFixtures.check(fixture) { file in
      report.diagnostics.map { found in
        Diagnostic(
          found.kind, found.message, file: file, range: found.range, ruleID: found.ruleID,
          fixes: found.fixes)
      }
    }
  }
}
