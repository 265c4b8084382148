import MargayDiagnostics
import MargayFrontend
import TestSupport
import Testing

/// The fixtures of one file each; those of several files are the kit's.
@Suite("Diagnostics of the front end")
struct DiagnosticFixtureTests {
  static let cases = ["MG2", "MG3", "MG4", "MG5"].flatMap { prefix in
    DiagnosticFixtures.cases(prefix: prefix).filter { $0.name.split(separator: "/").count == 2 }
  }

  @Test("the diagnostics are those of the golden", arguments: cases)
  func golden(_ fixture: Fixtures.File) throws {
    try DiagnosticFixtures.check(fixture) { DetectionReader.read($0).diagnostics }
  }

  @Test("every kind has a fixture, every fixture a kind")
  func coverage() {
    for prefix in ["MG2", "MG3", "MG4", "MG5"] {
      DiagnosticFixtures.expectCoverage(
        of: FrontendDiagnostics.all.filter { $0.code.hasPrefix(prefix) }, prefix: prefix)
    }
  }

  @Test("a fix-it takes its finding away", arguments: cases)
  func fixes(_ fixture: Fixtures.File) throws {
    let file = SourceFile(path: fixture.name, bytes: try fixture.bytes())
    let found = DetectionReader.read(file).diagnostics
    for diagnostic in found {
      for fix in diagnostic.fixes where fix.safety != .displayOnly {
        let result = EditApplication([fix], to: file.bytes)
        #expect(result.notApplied.isEmpty)
        let mended = DetectionReader.read(SourceFile(path: fixture.name, bytes: result.bytes))
        let before = found.count { $0.kind == diagnostic.kind }
        let after = mended.diagnostics.count { $0.kind == diagnostic.kind }
        #expect(
          after < before,
          "\(fix.title): \(String(decoding: result.bytes, as: UTF8.self))\n\(TextDiagnosticRenderer().render(mended.diagnostics))"
        )
        #expect(
          !mended.diagnostics.contains { $0.kind.code.hasPrefix("MG1") },
          "\(fix.title) breaks the YAML: \(String(decoding: result.bytes, as: UTF8.self))")
      }
    }
  }

  @Test("every range lies in its file", arguments: cases)
  func ranges(_ fixture: Fixtures.File) throws {
    let file = SourceFile(path: fixture.name, bytes: try fixture.bytes())
    for diagnostic in DetectionReader.read(file).diagnostics {
      #expect(diagnostic.range.lower >= 0)
      #expect(diagnostic.range.upper <= file.bytes.count)
      #expect(!diagnostic.message.hasSuffix("."))
    }
  }
}
