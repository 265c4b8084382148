import MargayDiagnostics
import MargayFrontend
import Testing

/// Scalars of a test's Log that readers of YAML take for different values.
@Suite("Ambiguous scalars in a Log")
struct LogTextTests {
  private func finding(_ scalar: String) throws -> Diagnostic {
    let text =
      FindingCase.head + FindingCase.rest
      + "Tests:\n  - {Name: n, ExpectedResult: true, Log: {a: \(scalar)}}\n"
    let found = DetectionReader.read(SourceFile(path: "r.yml", text: text)).diagnostics
    #expect(found.map(\.kind.code) == ["MG5005"])
    return try #require(found.first)
  }

  @Test(
    "where it is text here, quotes keep the meaning and a number does not",
    arguments: ["1e3", "0o17"])
  func text(_ scalar: String) throws {
    let fixes = try finding(scalar).fixes
    #expect(fixes.map(\.title.first) == ["p", "w"])
    #expect(fixes.map(\.safety) == [.safe, .unsafe])
  }

  @Test(
    "where it is a number here, the number keeps the meaning and quotes do not",
    arguments: ["1_000", "0b11"])
  func number(_ scalar: String) throws {
    let fixes = try finding(scalar).fixes
    #expect(fixes.map(\.title.first) == ["p", "w"])
    #expect(fixes.map(\.safety) == [.unsafe, .safe])
  }
}
