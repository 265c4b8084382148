import MargayDiagnostics
import MargayFrontend
import MargayKit
import TestSupport
import Testing

/// The fixtures of several files: `Tests/Fixtures/Diagnostics/<code>/<case>/*.yml` with `<case>.txt`.
@Suite("Diagnostics of the registry")
struct RegistryFixtureTests {
  static let cases: [String] = {
    let files = DiagnosticFixtures.cases(prefix: "MG5").map { $0.name.split(separator: "/") }
    let folders = files.filter { $0.count == 3 }.map { "\($0[0])/\($0[1])" }
    return Array(Set(folders)).sorted()
  }()

  @Test("the diagnostics are those of the golden", arguments: cases)
  func golden(_ name: String) throws {
    let fixtures = Fixtures("Diagnostics")
    let registry = Registry()
    for file in fixtures.files(endingIn: ".yml") where file.name.hasPrefix(name + "/") {
      registry.register(
        DetectionReader.read(SourceFile(path: file.name, bytes: try file.bytes())))
    }
    let rules = registry.freeze()
    let code = String(name.prefix(6))
    #expect(rules.diagnostics.contains { $0.kind.code == code })
    Golden.expect(
      TextDiagnosticRenderer().render(rules.diagnostics), at: fixtures.folder + "/\(name).txt")
  }

  @Test("there are cases")
  func present() { #expect(RegistryFixtureTests.cases.count >= 8) }
}
