import MargayDiagnostics
import MargayLint
import Testing

/// Baselines: findings that are accepted, known by their content.
@Suite("Baseline")
struct BaselineTests {
  private func report(_ folder: LintFolder) throws -> LintReport {
    LintRun().lint(folder.sources(try .dotted))
  }

  private func path(_ file: SourceFile) -> String {
    String(file.path.split(separator: "/").last ?? "")
  }

  private func keys(_ report: LintReport) -> [Baseline.Key] {
    report.diagnostics.map { Baseline.key(of: $0, path: path($0.file)) }
  }

  @Test("an accepted finding is not shown though its line moves; a second one is")
  func moves() throws {
    let before = try report(try LintFolder(["a.yml": dottedRule()]))
    let baseline = try Baseline(reading: Baseline(accepting: keys(before)).bytes)
    let moved = try report(try LintFolder(["a.yml": "# a line more\n" + dottedRule()]))
    let accepted = moved.accepting(baseline, path: path)
    #expect(accepted.report.diagnostics.isEmpty)
    #expect(accepted.accepted.count == 1)
    #expect(accepted.gone.isEmpty)
    let line = "  - Key: userIdentity.type\n    Condition: Exists\n"
    let twice = try report(try LintFolder(["a.yml": dottedRule(before: line)]))
    #expect(twice.accepting(baseline, path: path).report.diagnostics.count == 1)
    let other = try report(try LintFolder(["b.yml": dottedRule()]))
    let result = other.accepting(baseline, path: path)
    #expect(result.report.diagnostics.count == 1)
    // The file of the accepted finding was not linted.
    #expect(result.gone.isEmpty)
  }

  @Test("an accepted finding that is gone is reported")
  func gone() throws {
    let before = try report(try LintFolder(["a.yml": dottedRule()]))
    let baseline = Baseline(accepting: keys(before))
    let clean = try report(
      try LintFolder(["a.yml": dottedRule(comment: " # margay: ignore[MG6201] because")]))
    #expect(clean.accepting(baseline, path: path).gone.map(\.code) == ["MG6201"])
  }

  @Test("the file has the same bytes again, whatever the order, and hostile text stays text")
  func bytes() throws {
    let folder = try LintFolder([
      "a.yml": dottedRule(), "b.yml": dottedRule("Other.Rule", comment: " # \"\\ \u{1B}[31m"),
    ])
    let keys = keys(try report(folder))
    let bytes = Baseline(accepting: keys).bytes
    #expect(bytes == Baseline(accepting: keys.reversed()).bytes)
    let again = try Baseline(reading: bytes)
    #expect(again.bytes == bytes)
    #expect(!bytes.contains(0x1B))
    #expect(
      Baseline(accepting: []).bytes == Array("{\"formatVersion\":1,\"kind\":\"baseline\"}\n".utf8))
  }

  static let broken = [
    "{}\n", "not json\n", "{\"formatVersion\":2}\n",
    "{\"formatVersion\":1}\n{\"file\":\"a\"}\n",
    "{\"formatVersion\":1}\n{\"file\":\"a\",\"code\":\"c\",\"message\":\"m\",\"line\":\"l\",\"count\":0}\n",
    "{\"formatVersion\":1}\n{\"file\":\"a\",\"code\":\"c\",\"message\":\"m\",\"line\":\"l\",\"count\":\"1\"}\n",
  ]

  @Test("what is no baseline is an error", arguments: broken)
  func malformed(_ text: String) {
    #expect(throws: Baseline.Malformed.self) { try Baseline(reading: Array(text.utf8)) }
  }
}
