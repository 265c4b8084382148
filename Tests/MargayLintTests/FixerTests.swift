import MargayDiagnostics
import MargayLint
import Testing

/// Fix-its applied to files.
@Suite("Fixing")
struct FixerTests {
  @Test("unsafe fix-its are applied only when asked for, and all of the rest stays")
  func unsafe() throws {
    let folder = try LintFolder([
      "a.yml": dottedRule(comment: " # a comment"), "b.yml": dottedRule("B.Rule"),
    ])
    let sources = folder.sources(try .dotted)
    var safe = LintFixer(LintRun(), sources, appliesUnsafe: false)
    #expect(safe.fix().diagnostics.count == 2)
    #expect(safe.changes.isEmpty)
    var unsafe = LintFixer(LintRun(), sources, appliesUnsafe: true)
    #expect(unsafe.fix { $0.file.path.hasSuffix("a.yml") }.diagnostics.count == 1)
    #expect(unsafe.changes.map { $0.path.hasSuffix("a.yml") } == [true])
    let expected = dottedRule(comment: " # a comment").split(separator: "Key:", maxSplits: 1)
      .joined(separator: "KeyPath:")
    #expect(unsafe.changes.map { String(decoding: $0.after, as: UTF8.self) } == [expected])
    #expect(unsafe.changes[0].fixed.map(\.kind.code) == ["MG6201"])
  }

  @Test("what is not selected is not mended, errors of the language neither, though they are shown")
  func selected() throws {
    let folder = try LintFolder(["a.yml": dottedRule() + "Treshold: 1\n"])
    let flags = ConfigurationSearch.Flags(select: [try CodeSelector("MG89")])
    var fixer = LintFixer(LintRun(), folder.sources(flags), appliesUnsafe: true)
    #expect(folder.describe(fixer.fix().diagnostics) == ["a.yml:9 MG2003"])
    #expect(fixer.changes.isEmpty)
  }

  @Test("fix-its of the language are applied too, round after round")
  func rounds() throws {
    // The misspelt key is mended first; only then is the rule read and its key path looked at.
    let folder = try LintFolder([
      "a.yml": dottedRule().replacing("Severity", with: "Severty")
    ])
    let flags = ConfigurationSearch.Flags(
      select: try ["MG2", "MG6201"].map { try CodeSelector($0) })
    var fixer = LintFixer(LintRun(), folder.sources(flags), appliesUnsafe: true)
    #expect(fixer.fix().diagnostics.isEmpty)
    #expect(fixer.changes[0].fixed.map(\.kind.code) == ["MG2003", "MG6201"])
    // Twice changes nothing.
    var again = LintFixer(LintRun(), fixer.sources, appliesUnsafe: true)
    #expect(again.fix().diagnostics.isEmpty)
    #expect(again.changes.isEmpty)
  }
}

extension String {
  fileprivate func replacing(_ old: String, with new: String) -> String {
    split(separator: old, omittingEmptySubsequences: false).joined(separator: new)
  }
}
